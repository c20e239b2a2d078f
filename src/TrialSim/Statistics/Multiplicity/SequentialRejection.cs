namespace TrialSim.Statistics.Multiplicity;

/// <summary>The graph's sequentially rejective weighted Bonferroni test.</summary>
/// <remarks>
/// Equal to the closed test with weighted Bonferroni tests of the intersections, in m steps instead of 2^m - 1; one instance serves any
/// number of trials without allocation. Source: Bretz et al. (2009), Stat Med 28:586-604.
/// </remarks>
public sealed class SequentialRejection(HypothesisGraph graph)
{
    private readonly ReducedGraph reduced = new(graph);
    private readonly int[] sequence = new int[graph.Count];

    /// <summary>Hypotheses in the order in which growing levels reject them, as of the last adjustment.</summary>
    public ReadOnlySpan<int> Sequence => sequence;

    /// <summary>Adjusted p values: the smallest level of the procedure at which each hypothesis is rejected, at most 1.</summary>
    /// <param name="p">One p value for each hypothesis, from 0 to 1; NaN where it could not be tested, which is never rejected.</param>
    /// <param name="adjusted">As long as <paramref name="p"/>.</param>
    public void Adjust(ReadOnlySpan<double> p, Span<double> adjusted)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(p.Length, graph.Count);
        ArgumentOutOfRangeException.ThrowIfNotEqual(adjusted.Length, graph.Count);
        reduced.Restore();
        double largest = 0;
        for (int step = 0; step < graph.Count; step++)
        {
            var (next, ratio) = Smallest(p);
            largest = Math.Max(largest, Math.Min(1, ratio));
            adjusted[next] = largest;
            sequence[step] = next;
            reduced.Remove(next);
        }
    }

    // smallest p over weight among those left; without weight there is no level at which it could be rejected
    private (int Hypothesis, double Ratio) Smallest(ReadOnlySpan<double> p)
    {
        int hypothesis = -1;
        double smallest = double.PositiveInfinity;
        for (int i = 0; i < p.Length; i++)
        {
            if (reduced.IsLeft(i))
            {
                double ratio = WeightedBonferroni.Ratio(p[i], reduced.Weights[i]);
                if (hypothesis < 0 || ratio < smallest)
                {
                    (hypothesis, smallest) = (i, ratio);
                }
            }
        }

        return (hypothesis, smallest);
    }
}
