using System.Numerics;
using TrialSim.Numerics.Distributions;

namespace TrialSim.Statistics.Multiplicity;

/// <summary>
/// The critical values of a multiple test: for each intersection of hypotheses, which normal deviates beyond which values reject it. Worked
/// out once, so that trial after trial only compares.
/// </summary>
/// <remarks>
/// Bit i of a set stands for hypothesis i. An intersection is rejected where, for one of its bounds, all deviates of the bound's set reach
/// the bound's value: sets of one for Bonferroni and parametric tests, of any size for those of the Simes family.
/// </remarks>
public sealed class CriticalPlan
{
    /// <summary>Beyond this many hypotheses the sets of the intersections, 3^m, become too many to compare trial after trial.</summary>
    public const int MostHypotheses = 8;

    private readonly List<CriticalBound>[] bounds;

    private CriticalPlan(int hypotheses)
    {
        if (hypotheses is < 1 or > MostHypotheses)
        {
            throw new StatisticsInputException($"a plan of {hypotheses} hypotheses.", $"A plan has from 1 to {MostHypotheses}.");
        }

        Hypotheses = hypotheses;
        bounds = [.. Enumerable.Range(0, 1 << hypotheses).Select(_ => new List<CriticalBound>())];
    }

    /// <summary>Number of hypotheses, m.</summary>
    public int Hypotheses { get; }

    /// <summary>What rejects an intersection.</summary>
    /// <param name="intersection">Its members, as bits.</param>
    internal IReadOnlyList<CriticalBound> Bounds(int intersection) => bounds[intersection];

    /// <summary>The closed test of a graph, all hypotheses of an intersection being tested together.</summary>
    /// <param name="graph">Weights of all intersections.</param>
    /// <param name="test">The test of an intersection.</param>
    /// <param name="alpha">One-sided level of the procedure, above 0 and at most 0.5.</param>
    public static CriticalPlan ClosedTest(HypothesisGraph graph, IntersectionTest test, double alpha)
    {
        CheckLevel(alpha);
        var plan = new CriticalPlan(graph.Count);
        var closure = new Closure(graph);
        for (int row = 0; row < closure.Intersections; row++)
        {
            int[] members = [.. Enumerable.Range(0, graph.Count).Where(i => closure.Holds(row, i))];
            double[] weights = [.. members.Select(i => closure.Weight(row, i))];
            plan.bounds[SetOf(members)].AddRange(test.Bounds(members, weights, alpha));
        }

        return plan;
    }

    /// <summary>A single step: each hypothesis has its own critical value, whatever becomes of the others.</summary>
    /// <param name="critical">Critical value of each; infinite for one that is never rejected.</param>
    public static CriticalPlan SingleStep(ReadOnlySpan<double> critical)
    {
        var plan = new CriticalPlan(critical.Length);
        for (int intersection = 1; intersection < plan.bounds.Length; intersection++)
        {
            for (int i = 0; i < critical.Length; i++)
            {
                if ((intersection & (1 << i)) != 0)
                {
                    plan.bounds[intersection].Add(new(1 << i, critical[i]));
                }
            }
        }

        return plan;
    }

    /// <summary>The same single step with each hypothesis at its share of the level.</summary>
    /// <param name="weights">Shares of the level; from 0, together at most 1 where they shall hold it.</param>
    /// <param name="alpha">One-sided level of the procedure.</param>
    public static CriticalPlan SingleStep(ReadOnlySpan<double> weights, double alpha)
    {
        CheckLevel(alpha);
        var critical = new double[weights.Length];
        for (int i = 0; i < critical.Length; i++)
        {
            critical[i] = NormalDistribution.UpperQuantile(alpha * weights[i]);
        }

        return SingleStep(critical);
    }

    /// <summary>The set of these hypotheses.</summary>
    internal static int SetOf(IEnumerable<int> hypotheses) => hypotheses.Aggregate(0, (set, i) => set | (1 << i));

    /// <summary>All sets of members with a weight, except the empty one, each with its total weight and the number of its members.</summary>
    internal static IEnumerable<(int Set, int Count, double Weight)> Subsets(int[] members, double[] weights)
    {
        int[] weighted = [.. Enumerable.Range(0, members.Length).Where(i => weights[i] > 0)];
        for (int chosen = 1; chosen < 1 << weighted.Length; chosen++)
        {
            int[] places = [.. weighted.Where((_, i) => (chosen & (1 << i)) != 0)];
            yield return (SetOf(places.Select(i => members[i])), BitOperations.PopCount((uint)chosen), places.Sum(i => weights[i]));
        }
    }

    private static void CheckLevel(double alpha)
    {
        if (!(alpha is > 0 and <= 0.5))
        {
            throw new ArgumentOutOfRangeException(nameof(alpha), alpha, "A one-sided level lies above 0, up to 0.5.");
        }
    }
}
