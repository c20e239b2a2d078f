using TrialSim.Numerics;
using TrialSim.Numerics.Distributions;
using TrialSim.Statistics.Multiplicity;
using TrialSim.Tests.Support;

namespace TrialSim.Tests.Reference.Multiplicity;

/// <summary>Closed tests in lanes against their scalar forms, which the qualification cases hold to graphicalMCP, and their properties.</summary>
public sealed class LaneClosedTestTests
{
    private const double Alpha = 0.1; // so that every pattern of rejections is frequent
    private const int Trials = 100_000;

    /// <summary>Beside these the p value lies so near its limit that rounding decides: never seen within a run of 100,000.</summary>
    private const double Tie = 1e-12;

    private static readonly HypothesisGraph Gatekeeping = new([0.5, 0.5, 0, 0], new double[,] { { 0, 0.5, 0.5, 0 }, { 0.5, 0, 0, 0.5 }, { 0, 1, 0, 0 }, { 1, 0, 0, 0 } });

    public static TheoryData<string> Procedures => ["bonferroni", "holm", "weighted holm", "fixed sequence", "fallback", "gatekeeping", "simes", "weighted simes", "hochberg", "gatekeeping simes"];

    [Theory]
    [MemberData(nameof(Procedures))]
    public void Rejects_what_the_scalar_closed_test_rejects(string procedure)
    {
        var (graph, test) = Of(procedure);
        ClosedTest scalar = new(new Closure(graph), [new TestGroup([.. Enumerable.Range(0, graph.Count)], test)]);
        Agrees(graph.Count, CriticalPlan.ClosedTest(graph, test, Alpha), scalar.Adjust, Trials);
    }

    [Fact]
    public void Eight_hypotheses_by_Holm_Hochberg_and_Hommel_are_as_their_short_cuts()
    {
        var equal = StandardGraphs.Holm(StandardGraphs.EqualShares(8));
        Agrees(8, CriticalPlan.ClosedTest(equal, new WeightedBonferroni(), Alpha), Holm.Adjust, Trials);
        Agrees(8, CriticalPlan.ClosedTest(equal, new HochbergIntersection(), Alpha), Hochberg.Adjust, Trials);
        Agrees(8, CriticalPlan.ClosedTest(equal, new WeightedSimes(), Alpha), Hommel.Adjust, Trials);
    }

    [Fact]
    public void A_plan_of_Bonferroni_tests_is_the_sequential_procedure_of_the_graph() =>
        Agrees(4, CriticalPlan.ClosedTest(Gatekeeping, new WeightedBonferroni(), Alpha), new SequentialRejection(Gatekeeping).Adjust, Trials);

    [Fact]
    public void Parametric_tests_reject_what_the_scalar_closed_test_rejects()
    {
        // a common correlation, for which the scalar form integrates once for each p value
        var test = new WeightedParametric { Correlation = new double[,] { { 1, 0.6, 0.6 }, { 0.6, 1, 0.6 }, { 0.6, 0.6, 1 } } };
        var graph = StandardGraphs.Holm([0.4, 0.4, 0.2]);
        ClosedTest scalar = new(new Closure(graph), [new TestGroup([0, 1, 2], test)]);
        Agrees(3, CriticalPlan.ClosedTest(graph, test, Alpha), scalar.Adjust, 4000);
    }

    [Theory]
    [InlineData("holm")]
    [InlineData("simes")]
    [InlineData("hochberg")]
    public void Hypotheses_with_equal_shares_are_exchangeable(string procedure)
    {
        var closed = Lane(procedure);
        int[] places = [2, 0, 1];
        var permuted = new Lanes[3];
        var rejected = new LaneMask[3];
        var rejectedPermuted = new LaneMask[3];
        ForEach(procedure, 3, z =>
        {
            for (int i = 0; i < 3; i++)
            {
                permuted[i] = z[places[i]];
            }

            closed.Judge(z, rejected);
            closed.Judge(permuted, rejectedPermuted);
            Assert.All(Enumerable.Range(0, 3), i => Assert.Equal(rejected[places[i]].Bits, rejectedPermuted[i].Bits));
        });
    }

    [Theory]
    [MemberData(nameof(Procedures))]
    public void A_larger_deviate_never_costs_a_rejection(string procedure)
    {
        var closed = Lane(procedure);
        int count = Of(procedure).Graph.Count;
        var before = new LaneMask[count];
        var after = new LaneMask[count];
        ForEach(procedure, count, z =>
        {
            closed.Judge(z, before);
            for (int raised = 0; raised < count; raised++)
            {
                var kept = z[raised];
                z[raised] += 0.5;
                closed.Judge(z, after);
                z[raised] = kept;
                Assert.All(Enumerable.Range(0, count), i => Assert.Equal(0u, before[i].Bits & ~after[i].Bits));
            }
        });
    }

    [Theory]
    [InlineData("bonferroni", true)]
    [InlineData("holm", true)]
    [InlineData("weighted holm", true)]
    [InlineData("fixed sequence", true)]
    [InlineData("fallback", true)]
    [InlineData("gatekeeping", true)]
    [InlineData("hochberg", true)]
    [InlineData("simes", false)] // p = 0.06, 0.065, 0.5 at a level of 0.1: all three together, and neither two with the third
    public void Where_all_together_are_rejected_one_is_too_by_consonant_procedures(string procedure, bool consonant)
    {
        var (graph, test) = Of(procedure);
        var closed = Lane(procedure);
        var all = CriticalPlan.ClosedTest(graph, test, Alpha).Bounds((1 << graph.Count) - 1);
        var rejected = new LaneMask[graph.Count];
        long without = 0;
        ForEach(procedure, graph.Count, z =>
        {
            closed.Judge(z, rejected);
            uint any = rejected.Aggregate(0u, (bits, mask) => bits | mask.Bits);
            uint global = all.Aggregate(0u, (bits, bound) => bits | Reaches(z, bound));
            without += System.Numerics.BitOperations.PopCount(global & ~any);
        });
        Assert.Equal(consonant, without == 0);
    }

    [Theory]
    [MemberData(nameof(Procedures))]
    public void What_could_not_be_tested_is_not_rejected(string procedure)
    {
        int count = Of(procedure).Graph.Count;
        var rejected = new LaneMask[count];
        var z = new Lanes[count];
        z.AsSpan().Fill(double.NegativeInfinity);
        z[0] = 10;
        Lane(procedure).Judge(z, rejected);
        Assert.Equal(0xFFu, rejected[0].Bits);
        Assert.All(rejected[1..], mask => Assert.Equal(0u, mask.Bits));
    }

    [Fact]
    public void Plans_say_what_they_cannot_hold()
    {
        Assert.Throws<Statistics.StatisticsInputException>(() => CriticalPlan.SingleStep(StandardGraphs.EqualShares(9), 0.025));
        Assert.Throws<ArgumentOutOfRangeException>(() => CriticalPlan.SingleStep([1], 0.6));
    }

    private static uint Reaches(Lanes[] z, CriticalBound bound) =>
        Enumerable.Range(0, z.Length).Where(i => (bound.Set & (1 << i)) != 0).Aggregate(0xFFu, (bits, i) => bits & (z[i] >= bound.Value).Bits);

    private static (HypothesisGraph Graph, IntersectionTest Test) Of(string procedure) => procedure switch
    {
        "bonferroni" => (new([0.5, 0.3, 0.2], new double[3, 3]), new WeightedBonferroni()),
        "holm" => (StandardGraphs.Holm(StandardGraphs.EqualShares(3)), new WeightedBonferroni()),
        "weighted holm" => (StandardGraphs.Holm([0.6, 0.3, 0.1]), new WeightedBonferroni()),
        "fixed sequence" => (StandardGraphs.FixedSequence(3), new WeightedBonferroni()),
        "fallback" => (StandardGraphs.Fallback([0.5, 0.3, 0.2]), new WeightedBonferroni()),
        "gatekeeping" => (Gatekeeping, new WeightedBonferroni()),
        "simes" => (StandardGraphs.Holm(StandardGraphs.EqualShares(3)), new WeightedSimes()),
        "weighted simes" => (StandardGraphs.Holm([0.6, 0.3, 0.1]), new WeightedSimes()),
        "hochberg" => (StandardGraphs.Holm(StandardGraphs.EqualShares(3)), new HochbergIntersection()),
        "gatekeeping simes" => (Gatekeeping, new WeightedSimes()),
        _ => throw new ArgumentOutOfRangeException(nameof(procedure), procedure, "no such procedure"),
    };

    private static LaneClosedTest Lane(string procedure)
    {
        var (graph, test) = Of(procedure);
        return new(CriticalPlan.ClosedTest(graph, test, Alpha));
    }

    private static void ForEach(string seedOf, int count, Action<Lanes[]> examine)
    {
        var trials = DeviateTrials.Exchangeable((ulong)seedOf.Length, 0.2, [.. Enumerable.Repeat(1.0, count)]);
        var z = new Lanes[count];
        for (int trial = 0; trial < Trials / 10; trial += Lanes.Count)
        {
            trials.Draw((ulong)trial, z);
            examine(z);
        }
    }

    private delegate void Adjustment(ReadOnlySpan<double> p, Span<double> adjusted);

    private static void Agrees(int count, CriticalPlan plan, Adjustment scalar, int trials)
    {
        var closed = new LaneClosedTest(plan);
        var draws = DeviateTrials.Exchangeable(11, 0.2, [.. Enumerable.Repeat(1.0, count)]);
        var z = new Lanes[count];
        var rejected = new LaneMask[count];
        double[] p = new double[count];
        double[] adjusted = new double[count];
        int mixed = 0;
        for (int trial = 0; trial < trials; trial += Lanes.Count)
        {
            draws.Draw((ulong)trial, z);
            closed.Judge(z, rejected);
            for (int lane = 0; lane < Lanes.Count; lane++)
            {
                for (int i = 0; i < count; i++)
                {
                    p[i] = NormalDistribution.UpperTail(z[i][lane]);
                }

                scalar(p, adjusted);
                int yes = 0;
                for (int i = 0; i < count; i++)
                {
                    bool inLanes = (rejected[i].Bits & (1u << lane)) != 0;
                    Assert.True(Math.Abs(adjusted[i] - Alpha) > Tie, "a tie");
                    Assert.True(inLanes == adjusted[i] <= Alpha, $"trial {trial + lane}, hypothesis {i}: adjusted p {adjusted[i]:R}");
                    yes += inLanes ? 1 : 0;
                }

                mixed += yes > 0 && yes < count ? 1 : 0;
            }
        }

        Assert.True(mixed > trials / 20, "too few trials in which some are rejected and some are not");
    }
}
