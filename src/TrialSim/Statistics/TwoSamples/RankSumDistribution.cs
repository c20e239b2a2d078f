namespace TrialSim.Statistics.TwoSamples;

/// <summary>Exact null distribution of the Mann-Whitney statistic without ties.</summary>
internal static class RankSumDistribution
{
    // some seconds and 150 MB
    private const double MostSteps = 4e9;

    /// <summary>The distribution of the number of pairs in which the first sample's observation is the larger.</summary>
    /// <remarks>
    /// The largest of all observations belongs to the first sample with probability n1 / (n1 + n2), and is then larger than all n2 others:
    /// P(u; n1, n2) = [n1 P(u - n2; n1 - 1, n2) + n2 P(u; n1, n2 - 1)] / (n1 + n2). Source: Mann and Whitney (1947), Annals of Mathematical
    /// Statistics 18:50-60. Only the lower half of each distribution is worked out; the rest mirrors it.
    /// </remarks>
    /// <exception cref="StatisticsInputException">The samples are too large for it (above about 400 each).</exception>
    public static SymmetricNullDistribution Of(int n1, int n2)
    {
        var (rows, columns) = n1 > n2 ? (n1, n2) : (n2, n1); // the same distribution either way; this way in less memory
        if (0.125 * rows * rows * columns * columns > MostSteps)
        {
            throw new StatisticsInputException(
                $"the exact rank-sum distribution of {n1} and {n2} observations is too large to work out.", "Use the normal approximation.");
        }

        var halves = new double[columns + 1][];
        for (int j = 0; j <= columns; j++)
        {
            halves[j] = new double[((long)rows * j / 2) + 1];
            halves[j][0] = 1;
        }

        for (int i = 1; i <= rows; i++)
        {
            for (int j = 1; j <= columns; j++)
            {
                AddObservation(halves[j], halves[j - 1], i, j);
            }
        }

        return new(halves[columns], (long)rows * columns);
    }

    // from the distribution of (i - 1, j), overwritten, and that of (i, j - 1) to that of (i, j)
    private static void AddObservation(Span<double> distribution, ReadOnlySpan<double> fewerColumns, int i, int j)
    {
        double first = (double)i / (i + j);
        double second = (double)j / (i + j);
        int largest = i * (j - 1);
        int u = i * j / 2;
        for (; u > largest / 2 && u >= j; u--) // downwards: what is read below u is still the old distribution
        {
            distribution[u] = (first * distribution[u - j]) + (second * (u <= largest ? fewerColumns[largest - u] : 0));
        }

        for (; u >= j; u--)
        {
            distribution[u] = (first * distribution[u - j]) + (second * fewerColumns[u]);
        }

        for (; u >= 0; u--)
        {
            int mirrored = Math.Min(u, largest - u);
            distribution[u] = second * (mirrored >= 0 ? fewerColumns[mirrored] : 0);
        }
    }
}
