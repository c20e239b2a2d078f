using TrialSim.Numerics.Distributions;

namespace TrialSim.Statistics.TwoSamples;

/// <summary>t tests of one mean, of paired differences and of two means.</summary>
/// <remarks>
/// Not estimable when no degree of freedom is left (Welch: when a sample has fewer than two observations), or when the standard error is
/// below ten rounding errors of the means: the samples are constant. The formulas are those of the lanes that the simulation runs.
/// </remarks>
public static class TTest
{
    // R's t.test calls samples constant below ten rounding errors of the larger mean
    private const double Rounding = 10 * 2.220446049250313e-16;

    /// <summary>Student's test of two means, one variance for both samples; n1 + n2 - 2 degrees of freedom.</summary>
    /// <param name="first">Moments of the first sample.</param>
    /// <param name="second">Moments of the second sample; the estimate is first mean minus second mean.</param>
    /// <param name="alternative">Departures from the null difference that the test looks for.</param>
    /// <param name="confidence">Level of the interval, above 0 and below 1.</param>
    /// <param name="nullDifference">Difference under the null hypothesis: 0, or a noninferiority margin.</param>
    /// <remarks>Source: Student (1908), Biometrika 6:1-25.</remarks>
    public static TTestResult Pooled(
        SampleMoments first, SampleMoments second, Alternative alternative = Alternative.TwoSided, double confidence = 0.95, double nullDifference = 0)
    {
        var enough = first.Count >= 1 && second.Count >= 1 && first.Count + second.Count >= 3;
        return Judge(first, second, enough, Means(first, second).Pooled(), alternative, confidence, nullDifference);
    }

    /// <summary>Welch's test of two means, each sample its own variance; Satterthwaite's degrees of freedom.</summary>
    /// <inheritdoc cref="Pooled"/>
    /// <remarks>Source: Welch (1947), Biometrika 34:28-35.</remarks>
    public static TTestResult Welch(
        SampleMoments first, SampleMoments second, Alternative alternative = Alternative.TwoSided, double confidence = 0.95, double nullDifference = 0)
    {
        var enough = first.Count >= 2 && second.Count >= 2;
        return Judge(first, second, enough, Means(first, second).Welch(), alternative, confidence, nullDifference);
    }

    /// <summary>Student's test of one mean: the paired test when the observations are differences within pairs.</summary>
    /// <param name="sample">Moments of the observations.</param>
    /// <param name="alternative">Departures from the null mean that the test looks for.</param>
    /// <param name="confidence">Level of the interval, above 0 and below 1.</param>
    /// <param name="nullMean">Mean under the null hypothesis.</param>
    public static TTestResult OneSample(SampleMoments sample, Alternative alternative = Alternative.TwoSided, double confidence = 0.95, double nullMean = 0)
    {
        double error = Math.Sqrt(sample.Variance / sample.Count);
        var outcome = sample.Count < 2 ? Estimability.TooFewObservations
            : error > Rounding * Math.Abs(sample.Mean) ? Estimability.Estimable
            : Estimability.NoSpread;
        return Judge(outcome, sample.Mean, error, sample.Count - 1, alternative, confidence, nullMean);
    }

    private static TwoMeans Means(SampleMoments first, SampleMoments second) =>
        new(first.Count, first.Mean, first.Deviations, second.Count, second.Mean, second.Deviations);

    private static TTestResult Judge(
        SampleMoments first, SampleMoments second, bool enough, in LeastSquares.Coefficient lanes, Alternative alternative, double confidence, double nullDifference)
    {
        double error = Math.Sqrt(lanes.Variance[0]);
        var outcome = !enough ? Estimability.TooFewObservations
            : error > Rounding * Math.Max(Math.Abs(first.Mean), Math.Abs(second.Mean)) ? Estimability.Estimable
            : Estimability.NoSpread;
        return Judge(outcome, lanes.Estimate[0], error, lanes.DegreesOfFreedom[0], alternative, confidence, nullDifference);
    }

    private static TTestResult Judge(
        Estimability outcome, double estimate, double error, double df, Alternative alternative, double confidence, double nullValue)
    {
        double tail = ConfidenceInterval.TailArea(confidence, alternative);
        if (outcome != Estimability.Estimable)
        {
            return new(outcome, estimate, error, df, double.NaN, double.NaN, new(double.NaN, double.NaN));
        }

        double t = (estimate - nullValue) / error;
        double margin = error * StudentT.UpperQuantile(tail, df);
        return new(outcome, estimate, error, df, t, Tail(t, df, alternative), ConfidenceInterval.Around(estimate, margin, alternative));
    }

    private static double Tail(double t, double df, Alternative alternative) => alternative switch
    {
        Alternative.Greater => StudentT.UpperTail(t, df),
        Alternative.Less => StudentT.UpperTail(-t, df),
        _ => StudentT.TwoSidedTail(t, df),
    };
}
