namespace TrialSim.Statistics.Power;

/// <summary>What a t test compares.</summary>
public enum TTestDesign
{
    /// <summary>The means of two groups of equal size.</summary>
    TwoGroups,

    /// <summary>The mean of one group with a fixed number.</summary>
    OneGroup,

    /// <summary>The mean of differences within pairs with 0; the standard deviation is that of the differences.</summary>
    Pairs,
}
