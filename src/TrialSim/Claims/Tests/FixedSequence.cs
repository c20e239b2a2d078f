using TrialSim.Statistics.Multiplicity;

namespace TrialSim.Claims.Tests;

/// <summary>Tests in order, each at the full level, and stops at the first that is not significant.</summary>
/// <remarks>
/// The probability of any false claim is at most the level, however the tests depend on each other: the first true hypothesis of the order is
/// the only one that can be rejected first. Source: Maurer, Hothorn and Lehmacher (1995), in Vollmar (ed.), Biometrie in der
/// chemisch-pharmazeutischen Industrie 6:3-18.
/// </remarks>
public sealed record FixedSequence : ClosedTestRule
{
    /// <inheritdoc/>
    internal override CriticalPlan Plan(double oneSidedLevel) =>
        CriticalPlan.ClosedTest(StandardGraphs.FixedSequence(Of.Count), new WeightedBonferroni(), oneSidedLevel);

    /// <inheritdoc/>
    public override string Describe() => $"tests {string.Join(", then ", Of)}, each at the full level as long as those before are significant, {DescribeLevel()}";
}
