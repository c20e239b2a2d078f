namespace TrialSim.Statistics.TwoSamples;

/// <summary>The averages of all n (n + 1) / 2 pairs of a sample's observations, each with itself too, without listing them.</summary>
internal sealed class WalshAverages
{
    private readonly double[] sorted;

    /// <summary>The averages of a sample.</summary>
    /// <param name="sorted">The sample in ascending order, at least one observation; kept, not copied.</param>
    public WalshAverages(double[] sorted) => this.sorted = sorted;

    /// <summary>Number of averages.</summary>
    public long Count => sorted.LongLength * (sorted.LongLength + 1) / 2;

    /// <summary>The k-th smallest average, k from 1.</summary>
    public double this[long k] => OrderStatisticSearch.Smallest(CountUpTo, sorted[0], sorted[^1], k);

    /// <summary>Their median, the pseudomedian of the sample.</summary>
    /// <remarks>Source: Hodges and Lehmann (1963), Annals of Mathematical Statistics 34:598-611.</remarks>
    public double Median => Count % 2 == 1 ? this[(Count + 1) / 2] : (this[Count / 2] + this[(Count / 2) + 1]) / 2;

    private long CountUpTo(double bound)
    {
        long count = 0;
        int partners = sorted.Length; // those before this place keep the average within the bound
        for (int i = 0; i < sorted.Length; i++)
        {
            while (partners > 0 && (sorted[i] + sorted[partners - 1]) / 2 > bound)
            {
                partners--;
            }

            count += Math.Max(0, partners - i);
        }

        return count;
    }
}
