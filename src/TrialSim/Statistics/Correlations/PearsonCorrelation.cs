using TrialSim.Numerics;
using TrialSim.Numerics.Distributions;

namespace TrialSim.Statistics.Correlations;

/// <summary>Linear correlation of two quantities, with its test against 0 and Fisher's interval.</summary>
/// <param name="Outcome">Whether there was anything to correlate: three pairs at least, neither quantity constant.</param>
/// <param name="Pairs">Number of pairs.</param>
/// <param name="R">Correlation coefficient, from -1 to 1.</param>
/// <param name="T">Student's t of the test against 0.</param>
/// <param name="DegreesOfFreedom">Its degrees of freedom, pairs less 2.</param>
/// <param name="P">The p-value.</param>
/// <param name="Interval">Interval by Fisher's transformation; NaN below four pairs.</param>
/// <remarks>Source: Fisher (1921), Metron 1:3-32.</remarks>
public sealed record PearsonCorrelation(Estimability Outcome, int Pairs, double R, double T, double DegreesOfFreedom, double P, ConfidenceInterval Interval)
{
    /// <summary>Correlates pairs.</summary>
    /// <param name="x">One quantity.</param>
    /// <param name="y">The other, of the same pairs in the same order.</param>
    /// <param name="alternative">"Greater": they rise together.</param>
    /// <param name="confidence">Level of the interval, above 0 and below 1.</param>
    public static PearsonCorrelation Of(
        ReadOnlySpan<double> x, ReadOnlySpan<double> y, Alternative alternative = Alternative.TwoSided, double confidence = 0.95)
    {
        double tail = ConfidenceInterval.TailArea(confidence, alternative);
        FiniteSample.RequirePairs(x, y);
        double df = x.Length - 2;
        double r = Coefficient(x, y);
        if (df < 1 || double.IsNaN(r))
        {
            var outcome = df < 1 ? Estimability.TooFewObservations : Estimability.NoSpread;
            return new(outcome, x.Length, double.NaN, double.NaN, df, double.NaN, new(double.NaN, double.NaN));
        }

        double t = r * Math.Sqrt(df / ((1 - r) * (1 + r)));
        double p = alternative switch
        {
            Alternative.Greater => StudentT.UpperTail(t, df),
            Alternative.Less => StudentT.UpperTail(-t, df),
            _ => StudentT.TwoSidedTail(t, df),
        };
        return new(Estimability.Estimable, x.Length, r, t, df, p, FisherInterval(r, x.Length, tail, alternative));
    }

    /// <summary>The coefficient alone; NaN where a quantity is constant or there are no pairs.</summary>
    internal static double Coefficient(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        double meanX = Mean(x);
        double meanY = Mean(y);
        double xx = 0;
        double yy = 0;
        double xy = 0;
        for (int i = 0; i < x.Length; i++)
        {
            double dx = x[i] - meanX;
            double dy = y[i] - meanY;
            xx += dx * dx;
            yy += dy * dy;
            xy += dx * dy;
        }

        // one root is exact for equal rankings; two are needed where the product leaves the range of numbers
        double product = xx * yy;
        double scale = double.IsNormal(product) ? Math.Sqrt(product) : Math.Sqrt(xx) * Math.Sqrt(yy);
        return xx > 0 && yy > 0 ? Math.Clamp(xy / scale, -1, 1) : double.NaN;
    }

    private static ConfidenceInterval FisherInterval(double r, int pairs, double tail, Alternative alternative)
    {
        if (pairs < 4)
        {
            return new(double.NaN, double.NaN);
        }

        double z = (Portable.Log1p(r) - Portable.Log1p(-r)) / 2;
        double margin = NormalDistribution.UpperQuantile(tail) / Math.Sqrt(pairs - 3);
        var onScaleOfZ = ConfidenceInterval.Around(z, margin, alternative);
        return new(HyperbolicTangent(onScaleOfZ.Lower), HyperbolicTangent(onScaleOfZ.Upper));
    }

    private static double HyperbolicTangent(double z)
    {
        double below = Portable.Expm1(-2 * Math.Abs(z)); // from 0 at z = 0 to -1
        return Math.CopySign(-below / (2 + below), z);
    }

    // In two passes, so that a constant leaves exactly no deviations.
    private static double Mean(ReadOnlySpan<double> values) => TwoSamples.SampleMoments.Of(values).Mean;
}
