namespace TrialSim.Statistics.Multiplicity;

/// <summary>Sidak's adjustment for independent tests: the probability that the smallest of k uniform p values lies at or below p.</summary>
/// <remarks>Controls the familywise error rate for independent or positively orthant dependent statistics. Sources: Sidak (1967),
/// J Am Stat Assoc 62:626-633; Holland and Copenhaver (1987), Biometrics 43:417-423 for the step-down form.</remarks>
public static class Sidak
{
    /// <summary>Single step, 1 - (1 - p)^m, in the order of the input; a missing p value (NaN) stays missing and does not count.</summary>
    public static void Adjust(ReadOnlySpan<double> p, Span<double> adjusted)
    {
        Span<int> order = p.Length <= PValueOrder.OnStack ? stackalloc int[p.Length] : new int[p.Length];
        int tested = PValueOrder.Rank(p, adjusted, order);
        foreach (int i in order[..tested])
        {
            adjusted[i] = AnyOf(tested, p[i]);
        }
    }

    /// <summary>Step down: the k-th smallest is adjusted for the m - k + 1 that are not smaller, and never below a smaller one.</summary>
    public static void AdjustStepDown(ReadOnlySpan<double> p, Span<double> adjusted)
    {
        Span<int> order = p.Length <= PValueOrder.OnStack ? stackalloc int[p.Length] : new int[p.Length];
        int tested = PValueOrder.Rank(p, adjusted, order);
        double largest = 0;
        for (int rank = 0; rank < tested; rank++)
        {
            largest = Math.Max(largest, AnyOf(tested - rank, p[order[rank]]));
            adjusted[order[rank]] = largest;
        }
    }

    /// <summary>Probability that at least one of <paramref name="count"/> independent events of probability p happens.</summary>
    /// <remarks>Built up by doubling from P(A or B) = a + b (1 - a), which loses no digits of a small p, as 1 - (1 - p)^count would.</remarks>
    private static double AnyOf(int count, double p)
    {
        double any = 0;
        for (double doubled = p; count > 0; count >>= 1, doubled += doubled * (1 - doubled))
        {
            any += (count & 1) * doubled * (1 - any);
        }

        return any;
    }
}
