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
        double variance = 0;
        for (int i = 0; i + 1 < numerators.Length; i += 2)
        {
            double difference = numerators[i] - numerators[i + 1] - (ratio * (denominators[i] - denominators[i + 1]));
            variance += difference * difference;
        }

        return Estimate.Of(ratio, Math.Sqrt(variance) / Math.Abs(below));
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
