namespace TrialSim.Statistics.MixedModels;

/// <summary>How the fit of a mixed model ended.</summary>
public enum MixedModelOutcome
{
    /// <summary>At a maximum with every random effect's covariance matrix of full rank.</summary>
    Converged,

    /// <summary>At a maximum on the boundary: a variance is estimated as 0, or a correlation as 1 or -1.</summary>
    Boundary,

    /// <summary>The search found no maximum.</summary>
    NotConverged,

    /// <summary>The fixed and random effects reproduce the responses: there is no residual variance to judge them by.</summary>
    PerfectFit,

    /// <summary>No degree of freedom is left beside the fixed effects.</summary>
    Saturated,
}
