namespace TrialSim.Statistics.Mmrm;

/// <summary>Which information matrix of the covariance parameters.</summary>
internal enum InformationKind
{
    /// <summary>The mean of observed and expected information: cheap and never negative. Source: Gilmour, Thompson and Cullis (1995), Biometrics 51:1440-1450.</summary>
    Average,

    /// <summary>Minus the second derivatives of the log likelihood.</summary>
    Observed,
}
