using TrialSim.Characteristics;

namespace TrialSim.Assurance;

/// <summary>Means and ratios of sums over drawn truths that come in pairs, with the error that the pairs tell.</summary>
/// <remarks>
/// For independent pairs whose members are alike in distribution, (a - b)^2 has twice the variance of one of them as its mean, which is the
/// variance of a + b: the sum over pairs of (a - b)^2 estimates the variance of the total without bias. A ratio by the delta method: the same of
/// a - R b. Source: Cochran (1977), Sampling Techniques, 3rd ed., 5A.12 (two units a stratum) and 6.4 (ratios).
/// </remarks>
internal static class PairedRatio
{
    /// <summary>Sum of the numerators over that of the denominators; undefined where that is 0.</summary>
    public static Estimate Of(ReadOnlySpan<double> numerators, ReadOnlySpan<double> denominators)
    {
        double above = Sum(numerators);
        double below = Sum(denominators);
        if (below == 0)
        {
            return Estimate.None;
        }

        double ratio = above / below;
        return Estimate.Of(ratio, Math.Sqrt(Variance(numerators, denominators, ratio)) / Math.Abs(below));
    }

    /// <summary>A share: hits over trials that each truth has. Its interval is Wilson's, and it is never without error between 0 and 1.</summary>
    /// <remarks>
    /// Where no pair differs, the pairs tell nothing: of drawn truths one stratum may still lie across a step from none to all, whose count then has a
    /// variance of up to half of a truth's trials squared; listed truths are certain, and have the binomial variance with one hit and one miss added.
    /// Where every trial is a hit, or none, the bound is that of as many trials as there are truths: trials of one truth may go together.
    /// </remarks>
    public static Estimate OfShare(ReadOnlySpan<double> hits, ReadOnlySpan<double> trials, bool isListed)
    {
        double total = Sum(trials);
        if (total == 0)
        {
            return Estimate.None;
        }

        double share = Sum(hits) / total;
        double variance = Variance(hits, trials, share);
        if (share is 0 or 1)
        {
            return Estimate.Wilson(share, 0, CountAbove0(trials));
        }

        if (variance == 0)
        {
            variance = isListed ? Binomial(hits, trials) : Largest(trials) * Largest(trials) / 2;
        }

        double mcse = Math.Sqrt(variance) / total;
        return Estimate.Wilson(share, mcse, share * (1 - share) / (mcse * mcse));
    }

    /// <summary>The same, undefined too where the denominator may as well be 0: less than three of its own errors from it.</summary>
    public static Estimate OfSettled(ReadOnlySpan<double> numerators, ReadOnlySpan<double> denominators)
    {
        double variance = 0;
        for (int i = 0; i + 1 < denominators.Length; i += 2)
        {
            double difference = denominators[i] - denominators[i + 1];
            variance += difference * difference;
        }

        return Math.Abs(Sum(denominators)) > 3 * Math.Sqrt(variance) ? Of(numerators, denominators) : Estimate.None;
    }

    private static double Variance(ReadOnlySpan<double> numerators, ReadOnlySpan<double> denominators, double ratio)
    {
        double variance = 0;
        for (int i = 0; i + 1 < numerators.Length; i += 2)
        {
            double difference = numerators[i] - numerators[i + 1] - (ratio * (denominators[i] - denominators[i + 1]));
            variance += difference * difference;
        }

        return variance;
    }

    private static double Binomial(ReadOnlySpan<double> hits, ReadOnlySpan<double> trials)
    {
        double variance = 0;
        for (int i = 0; i < hits.Length; i++)
        {
            double share = (hits[i] + 1) / (trials[i] + 2);
            variance += trials[i] * share * (1 - share);
        }

        return variance;
    }

    private static double Largest(ReadOnlySpan<double> values)
    {
        double largest = 0;
        foreach (double value in values)
        {
            largest = Math.Max(largest, value);
        }

        return largest;
    }

    private static int CountAbove0(ReadOnlySpan<double> values)
    {
        int count = 0;
        foreach (double value in values)
        {
            count += value > 0 ? 1 : 0;
        }

        return count;
    }

    private static double Sum(ReadOnlySpan<double> values)
    {
        double sum = 0;
        foreach (double value in values)
        {
            sum += value;
        }

        return sum;
    }
}
