using System.Numerics;
using TrialSim.Numerics;
using TrialSim.Statistics.Multiplicity;
using TrialSim.Tests.Support;

namespace TrialSim.Tests.Statistical.Rules;

/// <summary>With no effect anywhere: which multiple tests use their level up, and by how much others fall short of it.</summary>
/// <remarks>Ten tests with a false-alarm rate of 1e-6 each.</remarks>
public sealed class LevelExhaustionTests
{
    private const double Alpha = 0.025;
    private const int Trials = 1_000_000;

    // all of Hommel's procedure at two tests; beyond, what Simes rejects of all together need not give a single rejection
    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(5)]
    public void Simes_rejects_the_intersection_of_independent_tests_at_its_level(int tests)
    {
        var bounds = CriticalPlan.ClosedTest(Equal(tests), new WeightedSimes(), Alpha).Bounds((1 << tests) - 1);
        Check(tests, 0, Alpha, z => bounds.Aggregate(LaneMask.None, (rejected, bound) => rejected | (Least(z, bound.Set) >= bound.Value)));
    }

    [Fact]
    public void Hommel_uses_the_level_up_with_two_independent_tests() =>
        Check(CriticalPlan.ClosedTest(Equal(2), new WeightedSimes(), Alpha), 2, 0, Alpha);

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    public void Holm_falls_short_of_it_by_the_chance_of_several_rejections(int tests) =>
        Check(CriticalPlan.ClosedTest(Equal(tests), new WeightedBonferroni(), Alpha), tests, 0, 1 - Math.Pow(1 - (Alpha / tests), tests));

    [Theory]
    [InlineData(0.2)]
    [InlineData(0.5)]
    [InlineData(0.8)]
    public void Parametric_tests_use_it_up_at_their_correlation(double correlation)
    {
        double[,] matrix = { { 1, correlation, correlation }, { correlation, 1, correlation }, { correlation, correlation, 1 } };
        Check(CriticalPlan.ClosedTest(StandardGraphs.Holm([0.5, 0.3, 0.2]), new WeightedParametric { Correlation = matrix }, Alpha), 3, correlation, Alpha);
    }

    [Fact]
    public void A_fixed_sequence_uses_it_up_on_its_first_test() =>
        Check(CriticalPlan.ClosedTest(StandardGraphs.FixedSequence(3), new WeightedBonferroni(), Alpha), 3, 0.5, Alpha);

    private static HypothesisGraph Equal(int tests) => StandardGraphs.Holm(StandardGraphs.EqualShares(tests));

    private static Lanes Least(Lanes[] z, int set) =>
        Enumerable.Range(0, z.Length).Where(i => (set & (1 << i)) != 0).Aggregate((Lanes)double.PositiveInfinity, (least, i) => Lanes.Min(least, z[i]));

    private static void Check(CriticalPlan plan, int tests, double correlation, double expected)
    {
        LaneClosedTest test = new(plan);
        var rejected = new LaneMask[tests];
        Check(tests, correlation, expected, z =>
        {
            test.Judge(z, rejected);
            return rejected.Aggregate((any, mask) => any | mask);
        });
    }

    private static void Check(int tests, double correlation, double expected, Func<Lanes[], LaneMask> rejects)
    {
        var trials = DeviateTrials.Exchangeable(8, correlation, new double[tests]);
        var deviates = new Lanes[tests];
        long hits = 0;
        for (int trial = 0; trial < Trials; trial += Lanes.Count)
        {
            trials.Draw((ulong)trial, deviates);
            hits += BitOperations.PopCount(rejects(deviates).Bits);
        }

        StatisticalAssert.Rate(hits, Trials, expected, falseAlarm: 1e-6, detects: expected * 0.95);
    }
}
