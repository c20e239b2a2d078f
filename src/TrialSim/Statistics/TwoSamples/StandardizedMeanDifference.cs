using TrialSim.Numerics;
using TrialSim.Numerics.Distributions;

namespace TrialSim.Statistics.TwoSamples;

/// <summary>Difference of two means in standard deviations, with its correction for small samples and an exact interval.</summary>
/// <param name="Outcome">Whether there was anything to estimate; otherwise the numbers are NaN.</param>
/// <param name="CohenD">First mean minus second mean, over the pooled standard deviation.</param>
/// <param name="HedgesJ">Factor that takes the bias from Cohen's d for normal observations.</param>
/// <param name="HedgesG">J times d.</param>
/// <param name="Interval">Interval for the true difference in standard deviations (that of d).</param>
/// <remarks>Sources: Hedges (1981), Journal of Educational Statistics 6:107-128; interval: Steiger and Fouladi (1997), by inverting the noncentral t.</remarks>
public sealed record StandardizedMeanDifference(Estimability Outcome, double CohenD, double HedgesJ, double HedgesG, ConfidenceInterval Interval)
{
    /// <summary>Estimates the standardized difference of two samples.</summary>
    /// <param name="first">Moments of the first sample.</param>
    /// <param name="second">Moments of the second sample.</param>
    /// <param name="confidence">Level of the interval, two-sided.</param>
    public static StandardizedMeanDifference Of(SampleMoments first, SampleMoments second, double confidence = 0.95)
    {
        var test = TTest.Pooled(first, second, Alternative.TwoSided, confidence);
        if (test.Outcome != Estimability.Estimable)
        {
            return new(test.Outcome, double.NaN, double.NaN, double.NaN, new(double.NaN, double.NaN));
        }

        double df = test.DegreesOfFreedom;
        double perUnit = Math.Sqrt((1.0 / first.Count) + (1.0 / second.Count)); // standard error over standard deviation
        double d = test.T * perUnit;
        double j = df > 1 ? Portable.Exp(GammaFunction.Log(df / 2) - GammaFunction.Log((df - 1) / 2)) / Math.Sqrt(df / 2) : 0;
        double tail = (1 - confidence) / 2;
        var interval = new ConfidenceInterval(
            perUnit * Noncentrality(test.T, df, c => NoncentralT.UpperTail(test.T, df, c) - tail),
            perUnit * Noncentrality(test.T, df, c => tail - NoncentralT.Cumulative(test.T, df, c)));
        return new(Estimability.Estimable, d, j, j * d, interval);
    }

    // the noncentrality at which a tail beyond the observed t, rising with it, has the area asked for
    private static double Noncentrality(double t, double df, Func<double, double> excess)
    {
        double reach = 4 * Math.Sqrt(1 + (t * t / (2 * df))); // some standard deviations of t
        double low = t - reach;
        double high = t + reach;
        while (excess(low) > 0)
        {
            low -= reach;
        }

        while (excess(high) < 0)
        {
            high += reach;
        }

        return RootFinding.Brent(excess, low, high, 1e-13);
    }
}
