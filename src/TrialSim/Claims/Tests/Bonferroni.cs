using TrialSim.Statistics.Multiplicity;

namespace TrialSim.Claims.Tests;

/// <summary>Announces each test that is significant at its own share of the level, whatever becomes of the others.</summary>
/// <remarks>The probability of any false claim is at most the level, however the tests depend on each other.</remarks>
public sealed record Bonferroni : WeightedTestsRule
{
    /// <inheritdoc/>
    internal override CriticalPlan Plan(double oneSidedLevel) => CriticalPlan.SingleStep(Shares, oneSidedLevel);

    /// <inheritdoc/>
    public override string Describe() => $"splits the level among {string.Join(", ", Of)}{DescribeWeights()} (Bonferroni), {DescribeLevel()}";
}
