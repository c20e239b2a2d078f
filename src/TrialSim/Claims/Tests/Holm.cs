using TrialSim.Statistics.Multiplicity;

namespace TrialSim.Claims.Tests;

/// <summary>Announces what Holm's procedure rejects: a significant test passes its share of the level to the others.</summary>
/// <remarks>
/// The closed test with Bonferroni tests of the intersections: the probability of any false claim is at most the level, however the tests
/// depend on each other. Source: Holm (1979), Scand J Stat 6:65-70.
/// </remarks>
public sealed record Holm : WeightedTestsRule
{
    /// <inheritdoc/>
    internal override CriticalPlan Plan(double oneSidedLevel) =>
        CriticalPlan.ClosedTest(StandardGraphs.Holm(Shares), new WeightedBonferroni(), oneSidedLevel);

    /// <inheritdoc/>
    public override string Describe() => $"Holm's procedure over {string.Join(", ", Of)}{DescribeWeights()}, {DescribeLevel()}";
}
