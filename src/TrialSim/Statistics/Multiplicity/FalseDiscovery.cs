namespace TrialSim.Statistics.Multiplicity;

/// <summary>Step-up adjustments for the false discovery rate: the k-th smallest of m times m / k, and never above a larger one.</summary>
/// <remarks>Sources: Benjamini and Hochberg (1995), J R Stat Soc B 57:289-300; Benjamini and Yekutieli (2001), Ann Stat 29:1165-1188.</remarks>
public static class FalseDiscovery
{
    /// <summary>Benjamini and Hochberg: for independent or positively regression dependent statistics.</summary>
    /// <remarks>In the order of the input; a missing p value (NaN) stays missing and does not count among the m.</remarks>
    public static void BenjaminiHochberg(ReadOnlySpan<double> p, Span<double> adjusted) => StepUp(p, adjusted, _ => 1);

    /// <summary>Benjamini and Yekutieli: for any dependence, at the price of the factor 1 + 1/2 + ... + 1/m.</summary>
    /// <remarks>In the order of the input; a missing p value (NaN) stays missing and does not count among the m.</remarks>
    public static void BenjaminiYekutieli(ReadOnlySpan<double> p, Span<double> adjusted) => StepUp(p, adjusted, Harmonic);

    private static void StepUp(ReadOnlySpan<double> p, Span<double> adjusted, Func<int, double> price)
    {
        Span<int> order = p.Length <= PValueOrder.OnStack ? stackalloc int[p.Length] : new int[p.Length];
        int tested = PValueOrder.Rank(p, adjusted, order);
        double factor = price(tested) * tested;
        double smallest = 1;
        for (int rank = tested - 1; rank >= 0; rank--)
        {
            smallest = Math.Min(smallest, factor / (rank + 1) * p[order[rank]]);
            adjusted[order[rank]] = smallest;
        }
    }

    private static double Harmonic(int terms)
    {
        double sum = 0;
        for (int k = 1; k <= terms; k++)
        {
            sum += 1.0 / k;
        }

        return sum;
    }
}
