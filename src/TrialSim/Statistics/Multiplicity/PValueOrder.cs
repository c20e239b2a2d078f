namespace TrialSim.Statistics.Multiplicity;

/// <summary>Ranks p values from the smallest, leaving out those that are missing.</summary>
internal static class PValueOrder
{
    /// <summary>Up to this many p values the ranks fit on the stack.</summary>
    public const int OnStack = 64;

    /// <summary>Writes the positions of the p values in ascending order; returns how many are not missing.</summary>
    /// <param name="p">p values; NaN where a hypothesis was not tested.</param>
    /// <param name="adjusted">Filled with NaN, which is what a missing p value keeps.</param>
    /// <param name="order">As long as <paramref name="p"/>; positions beyond the returned count have no meaning.</param>
    public static int Rank(ReadOnlySpan<double> p, Span<double> adjusted, Span<int> order)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(adjusted.Length, p.Length);
        int tested = 0;
        for (int i = 0; i < p.Length; i++)
        {
            if (double.IsNaN(p[i]))
            {
                continue;
            }

            if (!(p[i] is >= 0 and <= 1))
            {
                throw new ArgumentOutOfRangeException(nameof(p), p[i], "A p value lies from 0 to 1.");
            }

            order[tested] = i;
            adjusted[tested++] = p[i];
        }

        adjusted[..tested].Sort(order[..tested]);
        adjusted.Fill(double.NaN);
        return tested;
    }
}
