namespace TrialSim.Statistics.Multiplicity;

/// <summary>Hommel's adjustment: the closed test that applies the Simes test to every intersection.</summary>
/// <remarks>At least as powerful as Hochberg's, under the same assumption. Sources: Hommel (1988), Biometrika 75:383-386; Wright (1992),
/// Biometrics 48:1005-1013, for the adjusted p values.</remarks>
public static class Hommel
{
    /// <summary>Adjusted p values in the order of the input; a missing one (NaN) stays missing and does not count among the m.</summary>
    public static void Adjust(ReadOnlySpan<double> p, Span<double> adjusted)
    {
        Span<int> order = p.Length <= PValueOrder.OnStack ? stackalloc int[p.Length] : new int[p.Length];
        int tested = PValueOrder.Rank(p, adjusted, order);
        foreach (int i in order[..tested])
        {
            adjusted[i] = p[i];
        }

        // an intersection of a given size is hardest to reject when it holds, besides the hypothesis in question, the largest p values
        for (int size = tested; size >= 2; size--)
        {
            double others = SimesOfLargest(p, order[..tested], size);
            for (int rank = 0; rank < tested; rank++)
            {
                double least = p[order[Math.Min(rank, tested - size)]];
                adjusted[order[rank]] = Math.Max(adjusted[order[rank]], Math.Min(others, size * least));
            }
        }
    }

    /// <summary>Part of the Simes p value that the size - 1 largest p values give, at places 2 to size.</summary>
    private static double SimesOfLargest(ReadOnlySpan<double> p, ReadOnlySpan<int> order, int size)
    {
        double smallest = double.PositiveInfinity;
        for (int place = 2; place <= size; place++)
        {
            smallest = Math.Min(smallest, size * p[order[order.Length - size + place - 1]] / place);
        }

        return smallest;
    }
}
