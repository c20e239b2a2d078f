namespace TrialSim.Statistics.Multiplicity;

/// <summary>Holm's step-down adjustment: the k-th smallest of m times m - k + 1, and never below a smaller one.</summary>
/// <remarks>Controls the familywise error rate under any dependence. Source: Holm (1979), Scand J Stat 6:65-70.</remarks>
public static class Holm
{
    /// <summary>Adjusted p values in the order of the input; a missing one (NaN) stays missing and does not count among the m.</summary>
    public static void Adjust(ReadOnlySpan<double> p, Span<double> adjusted)
    {
        Span<int> order = p.Length <= PValueOrder.OnStack ? stackalloc int[p.Length] : new int[p.Length];
        int tested = PValueOrder.Rank(p, adjusted, order);
        double largest = 0;
        for (int rank = 0; rank < tested; rank++)
        {
            largest = Math.Max(largest, Math.Min(1, (tested - rank) * p[order[rank]]));
            adjusted[order[rank]] = largest;
        }
    }
}
