namespace TrialSim.Statistics;

/// <summary>The exact null distribution of a rank statistic that counts from 0 to a largest value and is symmetric about half of it.</summary>
internal sealed class SymmetricNullDistribution
{
    // R's quantile functions of rank statistics let a probability be missed by this much, so that 0.05 = P(at most u) gives u
    private const double Slack = 10 * 2.220446049250313e-16;

    private readonly double[] cumulative;
    private readonly long largest;

    /// <summary>A distribution of which the lower half is known; every sum is of positive terms, so the tails keep their relative accuracy.</summary>
    /// <param name="lowerHalf">Probabilities of 0, 1, … up to half the largest value, rounded down.</param>
    /// <param name="largest">The largest value.</param>
    public SymmetricNullDistribution(ReadOnlySpan<double> lowerHalf, long largest)
    {
        this.largest = largest;
        cumulative = new double[lowerHalf.Length];
        double sum = 0;
        for (int u = 0; u < cumulative.Length; u++)
        {
            sum += lowerHalf[u];
            cumulative[u] = sum;
        }
    }

    /// <summary>Probability of at most <paramref name="value"/>.</summary>
    public double Cumulative(long value) =>
        value < 0 ? 0
        : value < cumulative.Length ? cumulative[value]
        : value < largest ? 1 - cumulative[largest - value - 1]
        : 1;

    /// <summary>Probability of at least <paramref name="value"/>.</summary>
    public double AtLeast(long value) => Cumulative(largest - value);

    /// <summary>The p-value of an observed value; two-sided it is twice the smaller tail, at most 1.</summary>
    public double Tail(long value, Alternative alternative) => alternative switch
    {
        Alternative.Greater => AtLeast(value),
        Alternative.Less => Cumulative(value),
        _ => Math.Min(1, 2 * Math.Min(Cumulative(value), AtLeast(value))),
    };

    /// <summary>The smallest value that is not exceeded with at least probability <paramref name="p"/>.</summary>
    public long Quantile(double p)
    {
        if (p > 0.5)
        {
            return largest - FirstWithCumulative(c => c > 1 - p + Slack);
        }

        return FirstWithCumulative(c => c >= p - Slack);
    }

    private int FirstWithCumulative(Func<double, bool> reached)
    {
        int value = 0;
        while (value < cumulative.Length - 1 && !reached(cumulative[value]))
        {
            value++;
        }

        return value;
    }
}
