namespace TrialSim.Statistics.TwoSamples;

/// <summary>All n1 x n2 differences between an observation of a first sample and one of a second, without listing them.</summary>
/// <remarks>
/// Counting the differences up to a bound takes one pass over both sorted samples, so the median of 25 million differences (5,000 a
/// sample) costs no more than some 60 such passes. Source of the estimator: Hodges and Lehmann (1963), Annals of Mathematical Statistics 34:598-611; of selection in such
/// a sorted matrix: Monahan (1984), ACM TOMS 10:265-270.
/// </remarks>
internal sealed class PairwiseDifferences
{
    private readonly double[] first;
    private readonly double[] second;

    /// <summary>The differences between two samples.</summary>
    /// <param name="sortedFirst">First sample in ascending order, at least one observation; kept, not copied.</param>
    /// <param name="sortedSecond">Second sample in ascending order, at least one observation; kept, not copied.</param>
    public PairwiseDifferences(double[] sortedFirst, double[] sortedSecond)
    {
        first = sortedFirst;
        second = sortedSecond;
    }

    /// <summary>Number of differences.</summary>
    public long Count => (long)first.Length * second.Length;

    /// <summary>The smallest difference.</summary>
    public double Smallest => first[0] - second[^1];

    /// <summary>The largest difference.</summary>
    public double Largest => first[^1] - second[0];

    /// <summary>The k-th smallest difference, k from 1.</summary>
    public double this[long k] => OrderStatisticSearch.Smallest(CountUpTo, Smallest, Largest, k);

    /// <summary>Their median: the Hodges-Lehmann estimate of the shift from the second to the first sample.</summary>
    public double Median => Count % 2 == 1 ? this[(Count + 1) / 2] : (this[Count / 2] + this[(Count / 2) + 1]) / 2;

    private long CountUpTo(double bound)
    {
        long count = 0;
        int tooSmall = 0; // the subtrahends that leave more than the bound: more of them, the larger the minuend
        foreach (double value in first)
        {
            while (tooSmall < second.Length && value - second[tooSmall] > bound)
            {
                tooSmall++;
            }

            count += second.Length - tooSmall;
        }

        return count;
    }
}
