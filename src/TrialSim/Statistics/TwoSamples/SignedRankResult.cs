namespace TrialSim.Statistics.TwoSamples;

/// <summary>What a signed-rank test found; in the unit of the differences.</summary>
/// <param name="Outcome">Whether there was anything to test.</param>
/// <param name="Distribution">The null distribution that was used.</param>
/// <param name="V">Sum of the ranks of the positive differences.</param>
/// <param name="P">The p-value.</param>
/// <param name="Pseudomedian">R's estimate: the median of the pairwise averages in the exact test; in the normal one the centre at which z is 0.</param>
/// <param name="MedianAverage">The median of the pairwise averages of the nonzero differences (Hodges-Lehmann).</param>
/// <param name="Interval">Centres that the test does not reject; NaN when there are none to test.</param>
/// <param name="AchievedConfidence">Level of the interval: the one asked for, or what so few differences can give.</param>
public sealed record SignedRankResult(
    Estimability Outcome, RankDistribution Distribution, double V, double P, double Pseudomedian, double MedianAverage, ConfidenceInterval Interval, double AchievedConfidence);
