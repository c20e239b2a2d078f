using TrialSim.Statistics.Multiplicity;
using TrialSim.Tests.Support;

namespace TrialSim.Tests.Reference.Multiplicity;

/// <summary>Properties and edges of the adjustments of p values; their numbers are held to R's by the qualification cases.</summary>
public sealed class PValueAdjustmentTests
{
    private delegate void Adjustment(ReadOnlySpan<double> p, Span<double> adjusted);

    private static readonly Dictionary<string, Adjustment> Adjustments = new()
    {
        ["Bonferroni"] = Bonferroni.Adjust,
        ["Sidak"] = Sidak.Adjust,
        ["Sidak step down"] = Sidak.AdjustStepDown,
        ["Holm"] = Holm.Adjust,
        ["Hochberg"] = Hochberg.Adjust,
        ["Hommel"] = Hommel.Adjust,
        ["Benjamini-Hochberg"] = FalseDiscovery.BenjaminiHochberg,
        ["Benjamini-Yekutieli"] = FalseDiscovery.BenjaminiYekutieli,
    };

    public static TheoryData<string> Names => [.. Adjustments.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Order_of_the_hypotheses_does_not_matter_and_ties_stay_ties(string name)
    {
        double[] p = [0.04, 0.003, 0.04, 0.2, 0.011, 1, 0, 0.003];
        double[] adjusted = Adjusted(name, p);
        int[] shuffled = [5, 2, 7, 0, 4, 6, 1, 3];

        double[] other = Adjusted(name, [.. shuffled.Select(i => p[i])]);

        Assert.Equal(shuffled.Select(i => adjusted[i]), other);
        Assert.Equal(adjusted[0], adjusted[2]);
        Assert.Equal(adjusted[1], adjusted[7]);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Adjusted_p_values_are_never_below_the_raw_ones_nor_above_1_and_keep_their_order(string name)
    {
        double[] p = [0, 1e-300, 1e-9, 0.001, 0.024, 0.0241, 0.3, 0.97, 1];
        double[] adjusted = Adjusted(name, p);

        Assert.All(p.Zip(adjusted), pair => Assert.InRange(pair.Second, pair.First, 1));
        Assert.Equal(adjusted.Order(), adjusted);
        Assert.Equal(0, adjusted[0]);
        Assert.Equal(1, adjusted[^1]);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_single_p_value_is_left_as_it_is(string name) => Assert.Equal([0.037], Adjusted(name, [0.037]));

    [Theory]
    [MemberData(nameof(Names))]
    public void No_p_values_give_none(string name) => Assert.Empty(Adjusted(name, []));

    [Theory]
    [MemberData(nameof(Names))]
    public void Missing_p_values_stay_missing_and_do_not_count(string name)
    {
        double[] adjusted = Adjusted(name, [0.02, double.NaN, 0.01, 0.5]);

        Assert.True(double.IsNaN(adjusted[1]));
        double[] others = [adjusted[0], adjusted[2], adjusted[3]];
        Assert.Equal(Adjusted(name, [0.02, 0.01, 0.5]), others);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void What_is_not_a_p_value_is_refused(string name)
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Adjusted(name, [0.5, 1.01]));
        Assert.Throws<ArgumentOutOfRangeException>(() => Adjusted(name, [-1e-9]));
    }

    [Fact]
    public void Procedures_rank_by_power_as_theory_says()
    {
        double[] p = [0.001, 0.012, 0.013, 0.028, 0.029, 0.04, 0.41];
        string[] fromWeakest = ["Bonferroni", "Holm", "Hochberg", "Hommel", "Benjamini-Hochberg"];

        foreach (var (weaker, stronger) in fromWeakest.Zip(fromWeakest.Skip(1)))
        {
            Assert.All(Adjusted(weaker, p).Zip(Adjusted(stronger, p)), pair => Assert.True(pair.Second <= pair.First + 1e-16, $"{stronger} against {weaker}"));
        }
    }

    [Fact]
    public void Hommel_is_the_closed_test_of_all_intersections_by_Simes()
    {
        // two routes to the same numbers: products of p values against sums of equal weights, which differ by rounding alone
        double[] p = [0.0194, 0.0278, 0.0001, 0.0298, 0.0344, 0.0459, 0.324, 0.0201];
        var closure = new Closure(Equal(p.Length));
        var closed = new double[p.Length];
        new ClosedTest(closure, [new([.. Enumerable.Range(0, p.Length)], new WeightedSimes())]).Adjust(p, closed);

        Assert.All(Adjusted("Hommel", p).Zip(closed), pair => Near.Relative(pair.First, pair.Second, 1e-14));
    }

    [Fact]
    public void Holm_and_Hochberg_are_graphs_with_equal_weights()
    {
        double[] p = [0.0194, 0.0278, 0.0001, 0.0298, 0.0344, 0.0459];
        var holm = new double[p.Length];
        var hochberg = new double[p.Length];
        new SequentialRejection(Equal(p.Length)).Adjust(p, holm);
        new ClosedTest(new(Equal(p.Length)), [new([.. Enumerable.Range(0, p.Length)], new HochbergIntersection())]).Adjust(p, hochberg);

        Assert.All(Adjusted("Holm", p).Zip(holm), pair => Near.Relative(pair.First, pair.Second, 1e-14));
        Assert.All(Adjusted("Hochberg", p).Zip(hochberg), pair => Near.Relative(pair.First, pair.Second, 1e-14));
    }

    [Fact]
    public void Sidak_keeps_the_digits_of_small_p_values()
    {
        Near.Relative(4e-300, Adjusted("Sidak", [1e-300, 0.1, 0.2, 0.3])[0], 1e-15);
        Near.Relative(1 - (0.8 * 0.8 * 0.8), Adjusted("Sidak", [0.2, 0.5, 0.6])[0], 1e-15);
    }

    [Fact]
    public void Global_tests_leave_missing_p_values_out_and_know_the_edges()
    {
        Assert.Equal(GlobalTest.Simes([0.02, 0.03]), GlobalTest.Simes([0.02, double.NaN, 0.03]));
        Assert.Equal(GlobalTest.FisherCombination([0.02, 0.03]), GlobalTest.FisherCombination([0.02, double.NaN, 0.03]));
        Assert.Equal(0, GlobalTest.FisherCombination([0.5, 0]));
        Assert.Equal(1, GlobalTest.FisherCombination([1, 1]));
        Assert.True(double.IsNaN(GlobalTest.Simes([])));
        Assert.True(double.IsNaN(GlobalTest.FisherCombination([double.NaN])));
    }

    private static double[] Adjusted(string name, double[] p)
    {
        var adjusted = new double[p.Length];
        Adjustments[name](p, adjusted);
        return adjusted;
    }

    private static HypothesisGraph Equal(int hypotheses)
    {
        var weights = new double[hypotheses];
        var transitions = new double[hypotheses, hypotheses];
        for (int i = 0; i < hypotheses; i++)
        {
            weights[i] = 1.0 / hypotheses;
            for (int j = 0; j < hypotheses; j++)
            {
                transitions[i, j] = i == j ? 0 : 1.0 / (hypotheses - 1);
            }
        }

        return new(weights, transitions);
    }
}
