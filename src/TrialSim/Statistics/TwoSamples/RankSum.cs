namespace TrialSim.Statistics.TwoSamples;

/// <summary>The Mann-Whitney statistic of two samples and what its null variance needs.</summary>
/// <param name="N1">Observations in the first sample.</param>
/// <param name="N2">Observations in the second sample.</param>
/// <param name="W">Pairs in which the first sample's observation is the larger, ties counting one half.</param>
/// <param name="TieSum">Sum of t^3 - t over groups of t tied observations.</param>
internal readonly record struct RankSum(int N1, int N2, double W, double TieSum)
{
    /// <summary>W less its null mean, with the standard deviation given the ties.</summary>
    public RankDeviate Deviate
    {
        get
        {
            double pairs = (double)N1 * N2;
            double n = N1 + N2;
            return new(W - (pairs / 2), Math.Sqrt(pairs / 12 * (n + 1 - (TieSum / (n * (n - 1))))));
        }
    }

    /// <summary>The statistic after the first sample has been moved down by a shift.</summary>
    /// <param name="first">First sample in ascending order.</param>
    /// <param name="second">Second sample in ascending order.</param>
    /// <param name="shift">Amount taken from each observation of the first sample.</param>
    public static RankSum Of(ReadOnlySpan<double> first, ReadOnlySpan<double> second, double shift)
    {
        double w = 0;
        double tieSum = 0;
        int i = 0;
        int j = 0;
        while (i < first.Length || j < second.Length)
        {
            double value = Math.Min(i < first.Length ? first[i] - shift : double.PositiveInfinity, j < second.Length ? second[j] : double.PositiveInfinity);
            int i0 = i;
            int j0 = j;
            while (i < first.Length && first[i] - shift == value)
            {
                i++;
            }

            while (j < second.Length && second[j] == value)
            {
                j++;
            }

            w += (i - i0) * (0.5 * ((double)j0 + j));
            tieSum += Midranks.TieTerm((double)(i - i0) + (j - j0));
        }

        return new(first.Length, second.Length, w, tieSum);
    }
}
