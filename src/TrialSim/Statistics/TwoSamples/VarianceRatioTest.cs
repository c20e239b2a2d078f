using TrialSim.Numerics.Distributions;

namespace TrialSim.Statistics.TwoSamples;

/// <summary>F test of the ratio of two variances, for normal observations.</summary>
/// <remarks>Not estimable when a sample has fewer than two observations; without spread when the second is constant. Source: Fisher (1924).</remarks>
public static class VarianceRatioTest
{
    /// <summary>What the test found.</summary>
    /// <param name="Outcome">Whether there was anything to test.</param>
    /// <param name="Ratio">First variance over second variance.</param>
    /// <param name="F">The ratio over its null value.</param>
    /// <param name="Df1">Degrees of freedom of the first variance.</param>
    /// <param name="Df2">Degrees of freedom of the second variance.</param>
    /// <param name="P">The p-value; two-sided it is twice the smaller tail.</param>
    /// <param name="Interval">Interval for the ratio; one-sided it starts at 0 or ends at infinity.</param>
    public sealed record Result(Estimability Outcome, double Ratio, double F, double Df1, double Df2, double P, ConfidenceInterval Interval);

    /// <summary>Tests the ratio of two samples' variances.</summary>
    /// <param name="first">Moments of the first sample.</param>
    /// <param name="second">Moments of the second sample.</param>
    /// <param name="alternative">"Greater": the first variance is the larger.</param>
    /// <param name="confidence">Level of the interval, above 0 and below 1.</param>
    /// <param name="nullRatio">Ratio under the null hypothesis, above 0.</param>
    public static Result Test(
        SampleMoments first, SampleMoments second, Alternative alternative = Alternative.TwoSided, double confidence = 0.95, double nullRatio = 1)
    {
        double tail = ConfidenceInterval.TailArea(confidence, alternative);
        double df1 = first.Count - 1;
        double df2 = second.Count - 1;
        if (df1 < 1 || df2 < 1 || !(second.Deviations > 0))
        {
            var outcome = df1 < 1 || df2 < 1 ? Estimability.TooFewObservations : Estimability.NoSpread;
            return new(outcome, double.NaN, double.NaN, df1, df2, double.NaN, new(double.NaN, double.NaN));
        }

        double ratio = first.Variance / second.Variance;
        double f = ratio / nullRatio;
        double below = FDistribution.Cumulative(f, df1, df2);
        double above = FDistribution.UpperTail(f, df1, df2);
        double p = alternative switch
        {
            Alternative.Greater => above,
            Alternative.Less => below,
            _ => 2 * Math.Min(below, above),
        };
        var interval = new ConfidenceInterval(
            alternative == Alternative.Less ? 0 : ratio / FDistribution.UpperQuantile(tail, df1, df2),
            alternative == Alternative.Greater ? double.PositiveInfinity : ratio / FDistribution.Quantile(tail, df1, df2));
        return new(Estimability.Estimable, ratio, f, df1, df2, Math.Min(1, p), interval);
    }
}
