namespace TrialSim.Claims;

/// <summary>An estimate of the effect that a claim is about.</summary>
public enum ClaimEstimate
{
    /// <summary>From the trial's own patients in the claimed set, as if it had been chosen beforehand.</summary>
    Naive,

    /// <summary>The naive one drawn towards the effect in everybody (empirical Bayes).</summary>
    Shrunken,

    /// <summary>From patients who had no part in choosing the set.</summary>
    Honest,

    /// <summary>The naive one less the optimism that bootstrap samples show.</summary>
    Bagged,
}
