using TrialSim.Statistics.Multiplicity;

namespace TrialSim.Claims.Tests;

/// <summary>Announces what the closed test with Simes tests of the intersections rejects; with equal shares, Hommel's procedure.</summary>
/// <remarks>
/// The probability of any false claim is at most the level where the Simes inequality holds, as for tests in one direction that are not
/// negatively correlated: everybody, subgroups and their complements; not an interaction beside them. Sources: Hommel (1988), Biometrika
/// 75:383-386; Benjamini and Hochberg (1997), Scand J Stat 24:407-418, for the shares.
/// </remarks>
public sealed record Simes : WeightedTestsRule
{
    /// <inheritdoc/>
    internal override CriticalPlan Plan(double oneSidedLevel) =>
        CriticalPlan.ClosedTest(StandardGraphs.Holm(Shares), new WeightedSimes(), oneSidedLevel);

    /// <inheritdoc/>
    public override string Describe() => $"closed Simes test of {string.Join(", ", Of)}{DescribeWeights()}, {DescribeLevel()}";
}
