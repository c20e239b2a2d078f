using TrialSim.Numerics;
using TrialSim.Numerics.Distributions;
using TrialSim.Statistics.TwoSamples;

namespace TrialSim.Statistics.GoodnessOfFit;

/// <summary>Shapiro and Wilk's test of normality: how straight the normal quantile plot is.</summary>
/// <param name="Outcome">Whether there was anything to test: three observations at least, not constant.</param>
/// <param name="W">The statistic, up to 1 for a straight plot.</param>
/// <param name="P">The p-value, approximate except for three observations.</param>
/// <remarks>Sources: Shapiro and Wilk (1965), Biometrika 52:591-611; approximations: Royston (1995), Applied Statistics 44:547-551, algorithm AS R94, made for up to 5,000 observations.</remarks>
public sealed record ShapiroWilk(Estimability Outcome, double W, double P)
{
    /// <summary>Tests a sample for normality.</summary>
    /// <param name="sample">Observations, in any order.</param>
    public static ShapiroWilk Of(ReadOnlySpan<double> sample)
    {
        var moments = SampleMoments.Of(sample);
        var sorted = FiniteSample.Sorted(sample, nameof(sample));
        if (sorted.Length < 3 || !(moments.Deviations > 0) || sorted[^1] - sorted[0] < 1e-19)
        {
            return new(sorted.Length < 3 ? Estimability.TooFewObservations : Estimability.NoSpread, double.NaN, double.NaN);
        }

        double lack = LackOfCorrelation(sorted, moments.Mean);
        return new(Estimability.Estimable, 1 - lack, sorted.Length == 3 ? TailOfThree(1 - lack) : Tail(lack, sorted.Length));
    }

    // 1 - W, from a difference that does not cancel where W is near 1
    private static double LackOfCorrelation(double[] sorted, double mean)
    {
        var weights = ShapiroWilkWeights.Of(sorted.Length);
        double range = sorted[^1] - sorted[0];
        double scores = 0;
        double squares = 0;
        double products = 0;
        for (int i = 0; i < sorted.Length; i++)
        {
            double deviation = (sorted[i] - mean) / range;
            scores += weights[i] * weights[i];
            squares += deviation * deviation;
            products += weights[i] * deviation;
        }

        double both = Math.Sqrt(scores * squares);
        return (both - products) * (both + products) / (scores * squares);
    }

    private static double TailOfThree(double w)
    {
        const double sixOverPi = 1.9098593171027440;
        return Math.Max(0, sixOverPi * (Portable.Asin(Math.Sqrt(w)) - Portable.Asin(Math.Sqrt(0.75))));
    }

    private static double Tail(double lack, double n)
    {
        double y = Portable.Log(lack);
        double logN = Portable.Log(n);
        if (n > 11)
        {
            double mean = -1.5861 + ((-0.31082 + ((-0.083751 + (0.0038915 * logN)) * logN)) * logN);
            double sd = Portable.Exp(-0.4803 + ((-0.082676 + (0.0030302 * logN)) * logN));
            return NormalDistribution.UpperTail((y - mean) / sd);
        }

        double limit = -2.273 + (0.459 * n);
        if (y >= limit)
        {
            return 1e-99; // R's word for an impossibly small W
        }

        double centre = 0.544 + ((-0.39978 + ((0.025054 - (6.714e-4 * n)) * n)) * n);
        double spread = Portable.Exp(1.3822 + ((-0.77857 + ((0.062767 - (0.0020322 * n)) * n)) * n));
        return NormalDistribution.UpperTail((-Portable.Log(limit - y) - centre) / spread);
    }
}
