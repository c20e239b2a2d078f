namespace TrialSim.Statistics.Mmrm;

/// <summary>What became of the fit of a mixed model for repeated measures.</summary>
public enum MmrmOutcome
{
    /// <summary>The maximum of the likelihood was found: the Newton decrement is below 1e-12 and the observed information positive definite.</summary>
    Converged,

    /// <summary>The search ended without a maximum.</summary>
    NotConverged,

    /// <summary>The likelihood rises towards a covariance matrix that is singular (a visit that others predict without error).</summary>
    SingularCovariance,

    /// <summary>Too few patients for the covariance structure: a visit, or two visits together, seen in too few patients.</summary>
    TooFewPatients,

    /// <summary>A column of the fixed effects is a combination of others in these data.</summary>
    AliasedColumns,

    /// <summary>The fixed effects reproduce the responses up to rounding: there is no residual variance. Told of tables only.</summary>
    PerfectFit,
}
