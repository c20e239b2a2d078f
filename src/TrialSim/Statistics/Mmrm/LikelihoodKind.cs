namespace TrialSim.Statistics.Mmrm;

/// <summary>Which likelihood of the covariance parameters is maximised.</summary>
public enum LikelihoodKind
{
    /// <summary>That of the residual contrasts (REML): free of the fixed effects.</summary>
    Restricted,

    /// <summary>That of all observations (ML).</summary>
    Full,
}
