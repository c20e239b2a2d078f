namespace TrialSim.Statistics.Multiplicity;

/// <summary>Bonferroni's single-step adjustment: m p, at most 1.</summary>
/// <remarks>Controls the familywise error rate under any dependence. Source: Dunn (1961), J Am Stat Assoc 56:52-64.</remarks>
public static class Bonferroni
{
    /// <summary>Adjusted p values in the order of the input; a missing one (NaN) stays missing and does not count among the m.</summary>
    public static void Adjust(ReadOnlySpan<double> p, Span<double> adjusted)
    {
        Span<int> order = p.Length <= PValueOrder.OnStack ? stackalloc int[p.Length] : new int[p.Length];
        int tested = PValueOrder.Rank(p, adjusted, order);
        foreach (int i in order[..tested])
        {
            adjusted[i] = Math.Min(1, tested * p[i]);
        }
    }
}
