namespace TrialSim.Statistics.Correlations;

/// <summary>Sums over the groups of t tied observations of one quantity, as the variance of Kendall's statistic needs them.</summary>
/// <param name="Pairs">Sum of t (t - 1) / 2: tied pairs.</param>
/// <param name="Triples">Sum of t (t - 1)(t - 2).</param>
/// <param name="Weighted">Sum of t (t - 1)(2 t + 5).</param>
internal readonly record struct TieSums(double Pairs, double Triples, double Weighted)
{
    /// <summary>The sums of sorted observations.</summary>
    public static TieSums Of(ReadOnlySpan<double> sorted)
    {
        double pairs = 0;
        double triples = 0;
        double weighted = 0;
        for (int start = 0, end; start < sorted.Length; start = end)
        {
            end = Midranks.EndOfTie(sorted, start, sorted[start]);
            double t = end - start;
            pairs += t * (t - 1) / 2;
            triples += t * (t - 1) * (t - 2);
            weighted += t * (t - 1) * ((2 * t) + 5);
        }

        return new(pairs, triples, weighted);
    }
}
