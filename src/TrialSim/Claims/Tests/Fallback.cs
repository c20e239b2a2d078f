using TrialSim.Quantities;
using TrialSim.Statistics.Multiplicity;

namespace TrialSim.Claims.Tests;

/// <summary>Tests in order, each at its share of the level and what the one before it, if significant, passes on.</summary>
/// <remarks>
/// Unlike in a fixed sequence a test that fails does not end the testing. The probability of any false claim is at most the level, however
/// the tests depend on each other. Source: Wiens (2003), Pharm Stat 2:211-215. Where the overall test comes first and a subgroup second, the
/// biomarker fallback design of Simon and Wang (2006), Pharmacogenomics J 6:166-173, apart from what the subgroup inherits.
/// </remarks>
public sealed record Fallback : ClosedTestRule
{
    /// <summary>Share of the level for each analysis, in the order of "of"; together at most 1.</summary>
    public required IReadOnlyList<Probability> Weights { get; init; }

    /// <inheritdoc/>
    internal override void Check(ScenarioPlace place, RuleOutline outline)
    {
        base.Check(place, outline);
        WeightedTestsRule.CheckWeights(place.At("weights"), Weights, Of.Count, mayBeZero: true);
    }

    /// <inheritdoc/>
    internal override CriticalPlan Plan(double oneSidedLevel) =>
        CriticalPlan.ClosedTest(StandardGraphs.Fallback([.. Weights.Select(w => w.Value)]), new WeightedBonferroni(), oneSidedLevel);

    /// <inheritdoc/>
    public override string Describe() =>
        $"tests {string.Join(", then ", Of.Select((name, i) => FormattableString.Invariant($"{name} (share {Weights[i].Value:G6})")))}, a significant one passing its level to the next, {DescribeLevel()}";
}
