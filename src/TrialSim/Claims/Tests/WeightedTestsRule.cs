using TrialSim.Quantities;
using TrialSim.Statistics.Multiplicity;

namespace TrialSim.Claims.Tests;

/// <summary>A multiple test whose hypotheses have shares of the level.</summary>
public abstract record WeightedTestsRule : ClosedTestRule
{
    /// <summary>Share of the level for each analysis, in the order of "of": above 0, together at most 1; equal shares where left out.</summary>
    public IReadOnlyList<Probability>? Weights { get; init; }

    /// <summary>The shares as numbers.</summary>
    private protected double[] Shares => Weights is null ? StandardGraphs.EqualShares(Of.Count) : [.. Weights.Select(w => w.Value)];

    /// <inheritdoc/>
    internal override void Check(ScenarioPlace place, RuleOutline outline)
    {
        base.Check(place, outline);
        if (Weights is not null)
        {
            CheckWeights(place.At("weights"), Weights, Of.Count, mayBeZero: false);
        }
    }

    /// <summary>Reports shares that cannot be.</summary>
    internal static void CheckWeights(ScenarioPlace place, IReadOnlyList<Probability> weights, int tests, bool mayBeZero)
    {
        if (weights.Count != tests)
        {
            place.Breach(
                $"{weights.Count} {(weights.Count == 1 ? "share" : "shares")} for {tests} {(tests == 1 ? "test" : "tests")}.", "Give one share for each of \"of\".", "rules[].of");
            return;
        }

        double sum = weights.Sum(w => w.Value);
        if (sum == 0 && mayBeZero)
        {
            place.Breach("no test has a share of the level, so none can be significant.", "Give at least one of them a share above 0.");
        }
        else if (sum > 1 + 1e-9)
        {
            place.Breach(FormattableString.Invariant($"the shares add up to {sum:G6}."), "Together they are the level, 1, or less.");
        }

        for (int i = 0; i < weights.Count && !mayBeZero; i++)
        {
            if (weights[i].Value == 0)
            {
                place.At(i).Breach("a test without a share of the level.", "Give it one above 0, or leave the test out.");
            }
        }
    }

    /// <summary>The shares in words; nothing where they are equal.</summary>
    private protected string DescribeWeights() =>
        Weights is null ? "" : FormattableString.Invariant($" with shares {string.Join(", ", Weights.Select(w => w.Value.ToString("G6", System.Globalization.CultureInfo.InvariantCulture)))}");
}
