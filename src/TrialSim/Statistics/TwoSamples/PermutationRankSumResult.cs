namespace TrialSim.Statistics.TwoSamples;

/// <summary>What a rank-sum test given the ties found.</summary>
/// <param name="Outcome">Whether there was anything to test.</param>
/// <param name="W">Pairs in which the first sample's observation is the larger, ties counting one half.</param>
/// <param name="P">Exact p-value given the ties.</param>
/// <param name="Z">Normal deviate of W, without continuity correction.</param>
/// <param name="AsymptoticP">The p-value of <paramref name="Z"/>.</param>
public sealed record PermutationRankSumResult(Estimability Outcome, double W, double P, double Z, double AsymptoticP);
