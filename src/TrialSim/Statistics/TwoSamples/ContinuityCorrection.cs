namespace TrialSim.Statistics.TwoSamples;

/// <summary>Whether a rank statistic, which moves in steps, is moved half a step before it is taken for normal.</summary>
public enum ContinuityCorrection
{
    /// <summary>Half a step towards the null hypothesis: one-sided against the alternative's direction; two-sided towards the centre.</summary>
    TowardsNull,

    /// <summary>Not moved.</summary>
    None,
}
