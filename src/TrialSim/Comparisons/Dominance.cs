namespace TrialSim.Comparisons;

/// <summary>A design that another beats.</summary>
/// <param name="Design">Number of the design.</param>
/// <param name="By">Number of the one that beats it: better in something, worse in nothing.</param>
/// <param name="BetterIn">What it is better in: numbers of criteria.</param>
public sealed record Dominance(int Design, int By, IReadOnlyList<int> BetterIn);
