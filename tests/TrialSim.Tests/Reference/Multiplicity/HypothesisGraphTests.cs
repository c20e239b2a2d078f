using TrialSim.Statistics;
using TrialSim.Statistics.Multiplicity;
using TrialSim.Tests.Support;

namespace TrialSim.Tests.Reference.Multiplicity;

/// <summary>Properties and edges of graphical procedures; their numbers are held to graphicalMCP's by the qualification cases.</summary>
public sealed class HypothesisGraphTests
{
    // two doses, a primary and a secondary endpoint each: Bretz et al. (2011), figure 4
    private static readonly HypothesisGraph Gatekeeping = new([0.5, 0.5, 0, 0], new double[,] { { 0, 0.5, 0.5, 0 }, { 0.5, 0, 0, 0.5 }, { 0, 1, 0, 0 }, { 1, 0, 0, 0 } });

    [Theory]
    [InlineData(0.01, 0.005, 0.015, 0.022)]
    [InlineData(0.02, 0.03, 0.0001, 0.01)]
    [InlineData(0.012, 0.012, 0.012, 0.012)]
    [InlineData(0, 1, 0, 1)]
    public void Sequential_rejection_is_the_closed_weighted_Bonferroni_test(double p1, double p2, double p3, double p4)
    {
        double[] p = [p1, p2, p3, p4];
        double[] closed = Closed(Gatekeeping, p, new TestGroup([0, 1, 2, 3], new WeightedBonferroni()));

        Assert.All(closed.Zip(Sequential(Gatekeeping, p)), pair => Near.Relative(pair.First, pair.Second, 1e-14));
    }

    [Fact]
    public void Order_of_removal_does_not_matter()
    {
        bool[] both = [true, false, true, false];
        var together = Gatekeeping.Without(both);
        var thirdFirst = Gatekeeping.Without([false, false, true, false]).Without(both);

        for (int i = 0; i < 4; i++)
        {
            Assert.Equal(together.Weights[i], thirdFirst.Weights[i], 1e-15);
            for (int j = 0; j < 4; j++)
            {
                Assert.Equal(together.Transition(i, j), thirdFirst.Transition(i, j), 1e-15);
            }
        }
    }

    [Fact]
    public void Relabelling_the_hypotheses_relabels_the_result()
    {
        double[] p = [0.011, 0.02, 0.004, 0.013];
        int[] places = [2, 0, 3, 1];
        var relabelled = new double[4, 4];
        for (int i = 0; i < 4; i++)
        {
            for (int j = 0; j < 4; j++)
            {
                relabelled[i, j] = Gatekeeping.Transition(places[i], places[j]);
            }
        }

        var graph = new HypothesisGraph([.. places.Select(i => Gatekeeping.Weights[i])], relabelled);
        double[] expected = Sequential(Gatekeeping, p);

        Assert.All(places.Select(i => expected[i]).Zip(Sequential(graph, [.. places.Select(i => p[i])])), pair => Near.Relative(pair.First, pair.Second, 1e-15));
    }

    [Fact]
    public void A_hypothesis_without_weight_is_not_rejected_even_at_p_0()
    {
        double[] adjusted = Sequential(new([1, 0], new double[2, 2]), [0.03, 0]);

        Assert.Equal([0.03, 1], adjusted);
        Assert.Equal([0.03, 1], Closed(new([1, 0], new double[2, 2]), [0.03, 0], new TestGroup([0, 1], new WeightedSimes())));
    }

    [Fact]
    public void A_hypothesis_that_could_not_be_tested_is_not_rejected_and_stops_what_hangs_on_it()
    {
        HypothesisGraph sequence = new([1, 0], new double[,] { { 0, 1 }, { 0, 0 } });

        Assert.Equal([1, 1], Sequential(sequence, [double.NaN, 0.001]));
        Assert.Equal([1, 1], Closed(sequence, [double.NaN, 0.001], new TestGroup([0, 1], new WeightedBonferroni())));
        Assert.False(AdjustedP.Rejects(double.NaN, 0.05));
    }

    [Fact]
    public void The_sequence_of_rejections_is_told()
    {
        var test = new SequentialRejection(Gatekeeping);
        test.Adjust([0.01, 0.005, 0.015, 0.022], new double[4]);

        Assert.Equal([1, 0, 2, 3], test.Sequence.ToArray());
    }

    [Fact]
    public void An_adjusted_p_value_equal_to_the_level_rejects_whatever_the_rounding_of_thirds()
    {
        double[] adjusted = Sequential(new([1.0 / 3, 1.0 / 3, 1.0 / 3], new double[3, 3]), [0.01, 0.5, 0.9]);

        Assert.NotEqual(0.03, adjusted[0]);
        Assert.True(AdjustedP.Rejects(adjusted[0], 0.03));
        Assert.False(AdjustedP.Rejects(0.0300000002, 0.03));
    }

    [Fact]
    public void Groups_share_the_level_between_different_tests()
    {
        // Simes rejects both of the first group at 0.024, of which Bonferroni would reject none at 0.025
        double[] p = [0.024, 0.0239, 0.9, 0.9];
        double[] mixed = Closed(Gatekeeping, p, new([0, 1], new WeightedSimes()), new([2, 3], new WeightedBonferroni()));

        Near.Relative(0.024, Closed(new([0.5, 0.5], new double[,] { { 0, 1 }, { 1, 0 } }), [0.024, 0.0239], new TestGroup([0, 1], new WeightedSimes()))[0], 1e-14);
        Assert.True(mixed[0] < Sequential(Gatekeeping, p)[0]);
    }

    [Fact]
    public void Weights_of_an_intersection_add_up_to_at_most_1_and_rest_on_its_members()
    {
        var closure = new Closure(Gatekeeping);
        for (int row = 0; row < closure.Intersections; row++)
        {
            double[] weights = [.. Enumerable.Range(0, 4).Select(i => closure.Weight(row, i))];
            Assert.InRange(weights.Sum(), 0, 1 + 1e-15);
            Assert.All(Enumerable.Range(0, 4).Where(i => !closure.Holds(row, i)), i => Assert.Equal(0, weights[i]));
        }

        Assert.Equal(15, closure.Intersections);
        Assert.True(closure.Holds(14, 3) && !closure.Holds(14, 0)); // the last is the last hypothesis alone
    }

    [Fact]
    public void A_graph_that_is_none_is_refused()
    {
        Assert.Throws<StatisticsInputException>(() => new HypothesisGraph([0.6, 0.5], new double[2, 2]));
        Assert.Throws<StatisticsInputException>(() => new HypothesisGraph([-0.1, 0.5], new double[2, 2]));
        Assert.Throws<StatisticsInputException>(() => new HypothesisGraph([0.5, 0.5], new double[,] { { 0.5, 0.5 }, { 1, 0 } }));
        Assert.Throws<StatisticsInputException>(() => new HypothesisGraph([0.5, 0.5], new double[3, 3]));
        Assert.Throws<StatisticsInputException>(() => new HypothesisGraph([], new double[0, 0]));
        Assert.Throws<StatisticsInputException>(() => new ClosedTest(new(Gatekeeping), [new([0, 1, 2], new WeightedBonferroni())]));
        Assert.Throws<StatisticsInputException>(() => new ClosedTest(new(Gatekeeping), [new([0, 1, 2, 3, 3], new WeightedBonferroni())]));
    }

    private static double[] Sequential(HypothesisGraph graph, double[] p)
    {
        var adjusted = new double[p.Length];
        new SequentialRejection(graph).Adjust(p, adjusted);
        return adjusted;
    }

    private static double[] Closed(HypothesisGraph graph, double[] p, params TestGroup[] groups)
    {
        var adjusted = new double[p.Length];
        new ClosedTest(new(graph), groups).Adjust(p, adjusted);
        return adjusted;
    }
}
