namespace TrialSim.Statistics.TwoSamples;

/// <summary>Finds an order statistic of many numbers that are never written down, given a way to count those up to a bound.</summary>
internal static class OrderStatisticSearch
{
    /// <summary>The k-th smallest number.</summary>
    /// <param name="countUpTo">How many of the numbers are at most a bound.</param>
    /// <param name="smallest">The smallest number.</param>
    /// <param name="largest">The largest number.</param>
    /// <param name="k">Rank from 1.</param>
    /// <remarks>
    /// Bisects the doubles themselves, which are ordered as the integers of their bits are: the smallest double up to which k numbers lie is
    /// one of the numbers, so the result is exact, after at most 64 counts.
    /// </remarks>
    public static double Smallest(Func<double, long> countUpTo, double smallest, double largest, long k)
    {
        long low = KeyOf(smallest);
        long high = KeyOf(largest);
        while (low < high)
        {
            long middle = low + (long)((ulong)(high - low) >> 1);
            if (countUpTo(ValueOf(middle)) >= k)
            {
                high = middle;
            }
            else
            {
                low = middle + 1;
            }
        }

        return ValueOf(high) + 0.0; // no negative zero
    }

    // Bits of a double, turned so that their order as integers is the order of the numbers.
    private static long KeyOf(double value)
    {
        long bits = BitConverter.DoubleToInt64Bits(value);
        return bits >= 0 ? bits : long.MinValue - bits;
    }

    private static double ValueOf(long key) => BitConverter.Int64BitsToDouble(key >= 0 ? key : long.MinValue - key);
}
