using TrialSim.Numerics;
using TrialSim.Numerics.Distributions;
using TrialSim.Statistics.TwoSamples;

namespace TrialSim.Statistics.GoodnessOfFit;

/// <summary>Anderson and Darling's statistic against a normal distribution whose mean and standard deviation are those of the sample.</summary>
/// <param name="Outcome">Whether there was anything to test: eight observations at least, not constant.</param>
/// <param name="A2">The statistic.</param>
/// <param name="P">The p-value; 3.7e-24 stands for anything as small.</param>
/// <remarks>Source: Stephens (1986), in D'Agostino and Stephens, Goodness-of-Fit Techniques, table 4.9.</remarks>
public sealed record NormalAndersonDarling(Estimability Outcome, double A2, double P)
{
    /// <summary>Tests a sample for normality.</summary>
    /// <param name="sample">Observations, in any order.</param>
    public static NormalAndersonDarling Of(ReadOnlySpan<double> sample)
    {
        var moments = SampleMoments.Of(sample);
        if (moments.Count < 8 || !(moments.Deviations > 0))
        {
            return new(moments.Count < 8 ? Estimability.TooFewObservations : Estimability.NoSpread, double.NaN, double.NaN);
        }

        double sd = Math.Sqrt(moments.Variance);
        double n = moments.Count;
        double a2 = AndersonDarling.Statistic(
            FiniteSample.Sorted(sample, nameof(sample)),
            x => NormalDistribution.LogCumulative((x - moments.Mean) / sd),
            x => NormalDistribution.LogUpperTail((x - moments.Mean) / sd));
        return new(Estimability.Estimable, a2, Tail((1 + (0.75 / n) + (2.25 / (n * n))) * a2));
    }

    private static double Tail(double a) =>
        a < 0.2 ? -Portable.Expm1(-13.436 + (101.14 * a) - (223.73 * a * a))
        : a < 0.34 ? -Portable.Expm1(-8.318 + (42.796 * a) - (59.938 * a * a))
        : a < 0.6 ? Portable.Exp(0.9177 - (4.279 * a) - (1.38 * a * a))
        : a < 10 ? Portable.Exp(1.2937 - (5.709 * a) + (0.0186 * a * a))
        : 3.7e-24;
}
