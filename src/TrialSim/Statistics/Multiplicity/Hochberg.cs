namespace TrialSim.Statistics.Multiplicity;

/// <summary>Hochberg's step-up adjustment: the k-th smallest of m times m - k + 1, and never above a larger one.</summary>
/// <remarks>Controls the familywise error rate where the Simes inequality holds. Source: Hochberg (1988), Biometrika 75:800-802.</remarks>
public static class Hochberg
{
    /// <summary>Adjusted p values in the order of the input; a missing one (NaN) stays missing and does not count among the m.</summary>
    public static void Adjust(ReadOnlySpan<double> p, Span<double> adjusted)
    {
        Span<int> order = p.Length <= PValueOrder.OnStack ? stackalloc int[p.Length] : new int[p.Length];
        int tested = PValueOrder.Rank(p, adjusted, order);
        double smallest = 1;
        for (int rank = tested - 1; rank >= 0; rank--)
        {
            smallest = Math.Min(smallest, (tested - rank) * p[order[rank]]);
            adjusted[order[rank]] = smallest;
        }
    }
}
