using TrialSim.Numerics;
using TrialSim.Numerics.Distributions;

namespace TrialSim.Statistics.Subgroups.Trees;

/// <summary>The cut of one marker within one node at which the treatment effects on its two sides differ most (SIDES).</summary>
/// <remarks>
/// Differential-effect criterion of Lipkovich et al. (2011), Statist. Med. 30:2601-2621: p = 2 (1 - Phi(|z1 - z2| / sqrt 2)) with the deviates of
/// the two children, adjusted for the number of cuts by <see cref="EffectiveCuts"/>. Equations in docs/methods/subgroup-search.md.
/// </remarks>
internal sealed class EffectSplit(int room)
{
    private const double SquareRootOfTwo = 1.4142135623730951;

    private readonly EffectiveCuts cuts = new(room);
    private readonly double[] lowerT = new double[room + Lanes.Count];
    private readonly double[] lowerDf = new double[room + Lanes.Count];
    private readonly double[] upperT = new double[room + Lanes.Count];
    private readonly double[] upperDf = new double[room + Lanes.Count];
    private readonly int[] lowerCount = new int[room + Lanes.Count];
    private int admissible;

    /// <summary>The side of the best cut on which the treatment does better.</summary>
    public MarkerBoundary Better { get; private set; }

    /// <summary>Normal deviate of the effect on that side, large where the treatment does well.</summary>
    public double BetterDeviate { get; private set; }

    /// <summary>p of the difference between the sides, adjusted for the number of cuts.</summary>
    public double AdjustedP { get; private set; }

    /// <summary>Looks for the best cut; false where no cut leaves enough patients on both sides.</summary>
    /// <param name="patients">The trial.</param>
    /// <param name="node">Patients of the node by rising value of the marker.</param>
    /// <param name="marker">Number of the marker.</param>
    /// <param name="sign">-1 where low outcomes are good, 1 where high ones are.</param>
    /// <param name="smallest">Fewest patients of a child.</param>
    public bool Find(MarkedPatients patients, ReadOnlySpan<int> node, int marker, double sign, int smallest)
    {
        List(patients, node, patients.Marker(marker), sign, smallest);
        double widest = -1;
        int best = -1;
        for (int from = 0; from < admissible; from += Lanes.Count)
        {
            var lower = Deviates(lowerT, lowerDf, from);
            var upper = Deviates(upperT, upperDf, from);
            int end = Math.Min(Lanes.Count, admissible - from);
            for (int lane = 0; lane < end; lane++)
            {
                if (Math.Abs(lower[lane] - upper[lane]) is var difference && difference > widest)
                {
                    widest = difference;
                    best = from + lane;
                    BetterDeviate = Math.Max(lower[lane], upper[lane]);
                    Better = new(marker, 0, upper[lane] > lower[lane]);
                }
            }
        }

        if (best < 0)
        {
            return false;
        }

        Better = Better with { Cut = patients.Marker(marker)[node[lowerCount[best] - 1]] };
        double p = Math.Min(1, 2 * NormalDistribution.UpperTail(widest / SquareRootOfTwo));
        AdjustedP = -Portable.Expm1(cuts.Of(lowerCount.AsSpan(0, admissible), node.Length) * Portable.Log1p(-p));
        return true;
    }

    private static Lanes Deviates(double[] t, double[] df, int from) =>
        StudentDeviate.Of(Lanes.Load(t.AsSpan(from, Lanes.Count)), Lanes.Load(df.AsSpan(from, Lanes.Count)));

    private void List(MarkedPatients patients, ReadOnlySpan<int> node, double[] values, double sign, int smallest)
    {
        var all = patients.SumsOf(node);
        var lower = default(ArmSums);
        admissible = 0;
        for (int i = 0; i < node.Length - smallest; i++)
        {
            lower = lower.With(patients.Outcome[node[i]], patients.Treated[node[i]]);
            if (i + 1 < smallest || values[node[i]] == values[node[i + 1]])
            {
                continue;
            }

            var upper = all - lower;
            if (lower.IsEstimable && upper.IsEstimable)
            {
                (lowerT[admissible], lowerDf[admissible]) = (sign * lower.T, lower.DegreesOfFreedom);
                (upperT[admissible], upperDf[admissible]) = (sign * upper.T, upper.DegreesOfFreedom);
                lowerCount[admissible++] = i + 1;
            }
        }

        // the last eight are filled up with numbers that the deviates can be made of
        for (int i = admissible; i < admissible + Lanes.Count; i++)
        {
            (lowerT[i], lowerDf[i], upperT[i], upperDf[i]) = (0, 10, 0, 10);
        }
    }
}
