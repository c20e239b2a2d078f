namespace TrialSim.Statistics.TwoSamples;

/// <summary>What a Mann-Whitney test found; shifts are first sample minus second, in the unit of the observations.</summary>
/// <param name="Outcome">Whether there was anything to test.</param>
/// <param name="Distribution">The null distribution that was used.</param>
/// <param name="W">Pairs in which the first sample's observation is the larger, ties counting one half (R's W; not the rank sum).</param>
/// <param name="StandardDeviation">Null standard deviation of W given the ties.</param>
/// <param name="P">The p-value.</param>
/// <param name="MedianDifference">Hodges-Lehmann estimate: the median of all pairwise differences.</param>
/// <param name="Shift">R's estimate: that median in the exact test; in the normal one the shift at which z is 0, which need not be the median.</param>
/// <param name="Interval">Shifts that the test does not reject; NaN when each sample is constant.</param>
public sealed record MannWhitneyResult(
    Estimability Outcome, RankDistribution Distribution, double W, double StandardDeviation, double P, double MedianDifference, double Shift, ConfidenceInterval Interval);
