using TrialSim.Numerics;
using TrialSim.Statistics.TwoSamples;

namespace TrialSim.Statistics.GoodnessOfFit;

/// <summary>Kolmogorov's distance from a normal distribution whose mean and standard deviation are those of the sample.</summary>
/// <param name="Outcome">Whether there was anything to test: five observations at least, not constant.</param>
/// <param name="Distance">The largest distance.</param>
/// <param name="P">The p-value.</param>
/// <remarks>
/// Sources: Lilliefors (1967), JASA 62:399-402; p up to 0.1 by Dallal and Wilkinson (1986), American Statistician 40:294-296; above by
/// Stephens' modified statistic with the polynomials of R's nortest.
/// </remarks>
public sealed record Lilliefors(Estimability Outcome, double Distance, double P)
{
    /// <summary>Tests a sample for normality.</summary>
    /// <param name="sample">Observations, in any order.</param>
    public static Lilliefors Of(ReadOnlySpan<double> sample)
    {
        var moments = SampleMoments.Of(sample);
        if (moments.Count < 5 || !(moments.Deviations > 0))
        {
            return new(moments.Count < 5 ? Estimability.TooFewObservations : Estimability.NoSpread, double.NaN, double.NaN);
        }

        double distance = KolmogorovSmirnov.Of(sample, HypothesizedDistribution.Normal(moments.Mean, Math.Sqrt(moments.Variance))).Distance;
        return new(Estimability.Estimable, distance, Tail(distance, moments.Count));
    }

    private static double Tail(double distance, double n)
    {
        double size = Math.Min(n, 100);
        double scaled = n > 100 ? distance * Portable.Exp(0.49 * Portable.Log(n / 100)) : distance;
        double root = Math.Sqrt(size + 2.78019);
        double p = Portable.Exp(
            (-7.01256 * scaled * scaled * root * root) + (2.99587 * scaled * root) - 0.122119 + (0.974598 / Math.Sqrt(size)) + (1.67997 / size));
        return p > 0.1 ? UpperPart((Math.Sqrt(n) - 0.01 + (0.85 / Math.Sqrt(n))) * distance) : p;
    }

    private static double UpperPart(double k) =>
        k <= 0.302 ? 1
        : k <= 0.5 ? 2.76773 + ((-19.828315 + ((80.709644 + ((-138.55152 + (81.218052 * k)) * k)) * k)) * k)
        : k <= 0.9 ? -4.901232 + ((40.662806 + ((-97.490286 + ((94.029866 - (32.355711 * k)) * k)) * k)) * k)
        : k <= 1.31 ? 6.198765 + ((-19.558097 + ((23.186922 + ((-12.234627 + (2.423045 * k)) * k)) * k)) * k)
        : 0;
}
