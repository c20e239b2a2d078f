using TrialSim.Statistics.Multiplicity;

namespace TrialSim.Claims.Tests;

/// <summary>
/// Announces what Hochberg's procedure rejects: steps up from the least significant test, all of them at the level, all but one at half of
/// it, and so on.
/// </summary>
/// <remarks>
/// The probability of any false claim is at most the level where the Simes inequality holds, as for tests in one direction that are not
/// negatively correlated: everybody, subgroups and their complements; not an interaction beside them. The tests have equal shares; with
/// shares of their own, the closed Simes test rejects all that a step-up procedure could. Source: Hochberg (1988), Biometrika 75:800-802.
/// </remarks>
public sealed record Hochberg : ClosedTestRule
{
    /// <inheritdoc/>
    internal override CriticalPlan Plan(double oneSidedLevel) =>
        CriticalPlan.ClosedTest(StandardGraphs.Holm(StandardGraphs.EqualShares(Of.Count)), new HochbergIntersection(), oneSidedLevel);

    /// <inheritdoc/>
    public override string Describe() => $"Hochberg's procedure over {string.Join(", ", Of)}, {DescribeLevel()}";
}
