using TrialSim.Numerics;

namespace TrialSim.Statistics.GoodnessOfFit;

/// <summary>Squared distance between the distribution function of a sample and a given one, weighted towards the tails.</summary>
/// <param name="Observations">Number of observations.</param>
/// <param name="A2">The statistic.</param>
/// <remarks>Source: Anderson and Darling (1954), JASA 49:765-769.</remarks>
public readonly record struct AndersonDarling(int Observations, double A2)
{
    /// <summary>Holds a sample against a distribution that is not estimated from it.</summary>
    /// <param name="sample">Observations, at least one, in any order.</param>
    /// <param name="hypothesized">The distribution.</param>
    public static AndersonDarling Of(ReadOnlySpan<double> sample, HypothesizedDistribution hypothesized)
    {
        ArgumentOutOfRangeException.ThrowIfZero(sample.Length);
        var sorted = FiniteSample.Sorted(sample, nameof(sample));
        return new(sorted.Length, Statistic(sorted, x => Portable.Log(hypothesized.Cumulative(x)), x => Portable.Log(hypothesized.UpperTail(x))));
    }

    /// <summary>The p-value, corrected for the sample size; an approximation that is good to 2e-5 or so.</summary>
    public double P() => Math.Clamp(1 - AndersonDarlingDistribution.Cumulative(A2, Observations), 0, 1);

    /// <summary>The p-value for large samples, to rounding.</summary>
    public double LimitP() => 1 - AndersonDarlingDistribution.LimitCumulative(A2);

    /// <summary>The statistic of a sample from logarithms of both tails.</summary>
    internal static double Statistic(ReadOnlySpan<double> sorted, Func<double, double> logCumulative, Func<double, double> logUpperTail)
    {
        int n = sorted.Length;
        double sum = 0;
        for (int i = 0; i < n; i++)
        {
            sum += ((2 * i) + 1) * (logCumulative(sorted[i]) + logUpperTail(sorted[n - 1 - i]));
        }

        return -n - (sum / n);
    }
}
