namespace TrialSim.Tests;

/// <summary>
/// Tail probabilities of a binomial distribution by summing its terms outwards from the most probable one, until they no longer count.
/// </summary>
/// <remarks>Relative error of a tail below 1e-11 for up to 1e8 trials: each term comes from its neighbour by three roundings.</remarks>
internal sealed class BinomialTails
{
    private readonly long first;
    private readonly double[] atMost;
    private readonly double[] atLeast;

    /// <summary>The distribution of hits in <paramref name="trials"/> trials, each a hit with probability <paramref name="rate"/> between 0 and 1.</summary>
    public BinomialTails(long trials, double rate)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(rate);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(rate, 1);
        long mode = Math.Clamp((long)((trials + 1) * rate), 0, trials);
        double odds = rate / (1 - rate);
        var below = new List<double>();
        double term = 1;
        for (long k = mode; k > 0 && term > 1e-40; k--)
        {
            term *= k / ((trials - k + 1.0) * odds);
            below.Add(term);
        }

        var above = new List<double>();
        term = 1;
        for (long k = mode; k < trials && term > 1e-40; k++)
        {
            term *= (trials - k) * odds / (k + 1.0);
            above.Add(term);
        }

        first = mode - below.Count;
        below.Reverse();
        double[] terms = [.. below, 1, .. above];
        double total = terms.Sum();
        atMost = new double[terms.Length];
        atLeast = new double[terms.Length];
        double sum = 0;
        for (int i = 0; i < terms.Length; i++)
        {
            sum += terms[i];
            atMost[i] = sum / total;
        }

        sum = 0;
        for (int i = terms.Length - 1; i >= 0; i--)
        {
            sum += terms[i];
            atLeast[i] = sum / total;
        }
    }

    /// <summary>Probability of at most <paramref name="hits"/>.</summary>
    public double AtMost(long hits) => hits < first ? 0 : hits - first >= atMost.Length ? 1 : atMost[hits - first];

    /// <summary>Probability of at least <paramref name="hits"/>.</summary>
    public double AtLeast(long hits) => hits < first ? 1 : hits - first >= atLeast.Length ? 0 : atLeast[hits - first];
}
