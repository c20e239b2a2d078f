namespace TrialSim.Statistics.MixedModels;

/// <summary>What a mixed model's covariance parameters maximise.</summary>
public enum Likelihood
{
    /// <summary>The likelihood of the residual contrasts (REML), which allows for the fixed effects having been estimated.</summary>
    Restricted,

    /// <summary>The likelihood of the data.</summary>
    Full,
}
