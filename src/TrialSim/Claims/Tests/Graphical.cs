using TrialSim.Quantities;
using TrialSim.Statistics.Multiplicity;

namespace TrialSim.Claims.Tests;

/// <summary>A graphical procedure: each test has a share of the level, and a significant one passes its share along the arrows.</summary>
/// <remarks>
/// The closed test with weighted Bonferroni tests: the probability of any false claim is at most the level, however the tests depend on each
/// other. Source: Bretz, Maurer, Brannath and Posch (2009), Stat Med 28:586-604.
/// </remarks>
public sealed record Graphical : ClosedTestRule
{
    /// <summary>Share of the level for each analysis, in the order of "of"; together at most 1.</summary>
    public required IReadOnlyList<Probability> Weights { get; init; }

    /// <summary>Row i: which share of its level test i passes to each other when it is significant; together at most 1, none to itself.</summary>
    public required IReadOnlyList<IReadOnlyList<Probability>> Transitions { get; init; }

    /// <inheritdoc/>
    internal override void Check(ScenarioPlace place, RuleOutline outline)
    {
        base.Check(place, outline);
        WeightedTestsRule.CheckWeights(place.At("weights"), Weights, Of.Count, mayBeZero: true);
        var here = place.At("transitions");
        if (Transitions.Count != Of.Count || Transitions.Any(row => row.Count != Of.Count))
        {
            string rows = Transitions.Count == 0 ? "no rows" : $"{Transitions.Count} {(Transitions.Count == 1 ? "row" : "rows")} of {string.Join(" or ", Transitions.Select(row => row.Count).Distinct())} shares";
            here.Breach($"{rows} for {Of.Count} {(Of.Count == 1 ? "test" : "tests")}.", "Give a row for each test, with a share for each test.", "rules[].of");
            return;
        }

        for (int i = 0; i < Transitions.Count; i++)
        {
            double sum = Transitions[i].Sum(share => share.Value);
            if (sum > 1 + 1e-9)
            {
                here.At(i).Breach(FormattableString.Invariant($"the shares add up to {sum:G6}."), "A test can pass on what it has, 1, or less.");
            }

            if (Transitions[i][i].Value != 0)
            {
                here.At(i).At(i).Breach("a test cannot pass a share to itself.", "Set it to 0.");
            }
        }
    }

    /// <inheritdoc/>
    internal override CriticalPlan Plan(double oneSidedLevel)
    {
        var transitions = new double[Of.Count, Of.Count];
        for (int i = 0; i < Of.Count; i++)
        {
            for (int j = 0; j < Of.Count; j++)
            {
                transitions[i, j] = Transitions[i][j].Value;
            }
        }

        return CriticalPlan.ClosedTest(new([.. Weights.Select(w => w.Value)], transitions), new WeightedBonferroni(), oneSidedLevel);
    }

    /// <inheritdoc/>
    public override string Describe() =>
        $"graphical procedure over {string.Join(", ", Of.Select((name, i) => FormattableString.Invariant($"{name} (share {Weights[i].Value:G6}{Arrows(i)})")))}, {DescribeLevel()}";

    private string Arrows(int from)
    {
        string[] arrows = [.. Of.Select((to, j) => (to, Share: Transitions[from][j].Value)).Where(a => a.Share > 0)
            .Select(a => FormattableString.Invariant($"{a.Share:G6} to {a.to}"))];
        return arrows.Length == 0 ? string.Empty : $", passes {string.Join(" and ", arrows)}";
    }
}
