namespace TrialSim.Statistics;

/// <summary>Ranks from 1 in which tied values share the mean of the ranks they occupy.</summary>
internal static class Midranks
{
    /// <summary>Ranks values among themselves.</summary>
    /// <param name="values">Numbers, none of them NaN.</param>
    /// <param name="ranks">Receives the rank of each value, in the order of the values.</param>
    /// <returns>Sum of t^3 - t over all groups of t tied values: 0 without ties.</returns>
    public static double Assign(ReadOnlySpan<double> values, Span<double> ranks)
    {
        var sorted = values.ToArray();
        var order = new int[values.Length];
        for (int i = 0; i < order.Length; i++)
        {
            order[i] = i;
        }

        Array.Sort(sorted, order);
        double tieSum = 0;
        for (int start = 0, end; start < sorted.Length; start = end)
        {
            end = EndOfTie(sorted, start, sorted[start]);
            double rank = 0.5 * (start + 1.0 + end);
            for (int i = start; i < end; i++)
            {
                ranks[order[i]] = rank;
            }

            tieSum += TieTerm(end - start);
        }

        return tieSum;
    }

    /// <summary>Ranks values among themselves.</summary>
    public static double[] Of(ReadOnlySpan<double> values)
    {
        var ranks = new double[values.Length];
        Assign(values, ranks);
        return ranks;
    }

    /// <summary>The first place from <paramref name="start"/> on where sorted values no longer equal <paramref name="value"/>.</summary>
    public static int EndOfTie(ReadOnlySpan<double> sorted, int start, double value)
    {
        int end = start;
        while (end < sorted.Length && sorted[end] == value)
        {
            end++;
        }

        return end;
    }

    /// <summary>t^3 - t: what a group of t tied values takes from the variance of a rank sum.</summary>
    public static double TieTerm(double tied) => ((tied * tied) - 1) * tied;
}
