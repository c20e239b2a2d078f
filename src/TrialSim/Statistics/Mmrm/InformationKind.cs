namespace TrialSim.Statistics.Mmrm;

/// <summary>Which information matrix of the covariance parameters.</summary>
internal enum InformationKind
{
    /// <summary>The mean of observed and expected information: cheap and never negative. Source: Gilmour, Thompson and Cullis (1995), Biometrics 51:1440-1450.</summary>
    Average,

    /// <summary>
    /// The observed information with P_k A^-1 P_l taken for Q_kl in a trace, which are equal where nothing is missing and every covariate is
    /// crossed with visit: within a few per cent of the observed information near a maximum, at the price of the average information.
    /// </summary>
    NearlyObserved,

    /// <summary>Minus the second derivatives of the log likelihood.</summary>
    Observed,
}
