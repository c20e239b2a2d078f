using TrialSim.Numerics;
using TrialSim.Numerics.Distributions;

namespace TrialSim.Statistics;

/// <summary>Two-sided tails of t with fewer than 3 degrees of freedom for <see cref="StudentDeviate"/>.</summary>
/// <remarks>
/// The same function as <see cref="StudentT.TwoSidedTail"/>, by another continued fraction (Abramowitz and Stegun 26.5.8); the two agree to
/// 2e-14. The simulation's digests hold bits of the deviates made from these tails, and so this one stays.
/// </remarks>
internal static class FewDegreesTail
{
    /// <summary>P(|T| above |t|).</summary>
    public static double TwoSided(double t, double df)
    {
        double ratio = t * t / df;
        if (!(ratio > 0))
        {
            return double.IsNaN(ratio) ? double.NaN : 1;
        }

        double a = df / 2;
        double x = 1 / (1 + ratio);
        double oneMinusX = 1 / (1 + (1 / ratio));
        // x^a (1 - x)^(1/2) / B(a, 1/2)
        double front = Math.Sqrt(oneMinusX) * Portable.Exp(LogInverseBeta(a) - (a * LogOnePlus(ratio)));
        return x < (a + 1) / (a + 2.5)
            ? front * Fraction(a, 0.5, x) / a
            : 1 - (front * Fraction(0.5, a, oneMinusX) / 0.5);
    }

    // ln(Gamma(a + 1/2) / (Gamma(a) Gamma(1/2)))
    private static double LogInverseBeta(double a)
    {
        const double halfLogPi = 0.57236494292470008707;
        return GammaFunction.LogByRecurrence(a + 0.5) - GammaFunction.LogByRecurrence(a) - halfLogPi;
    }

    // ln(1 + r), 0 or above
    private static double LogOnePlus(double r)
    {
        double u = 1 + r;
        return u == 1 ? r : double.IsPositiveInfinity(u) ? u : Portable.Log(u) * (r / (u - 1));
    }

    private static double Fraction(double a, double b, double x)
    {
        const double tiny = 1e-300;
        double c = 1;
        double d = 1 / NotZero(1 - ((a + b) * x / (a + 1)));
        double h = d;
        for (int m = 1; m <= 10_000; m++)
        {
            double even = m * (b - m) * x / ((a + (2 * m) - 1) * (a + (2 * m)));
            d = 1 / NotZero(1 + (even * d));
            c = NotZero(1 + (even / c));
            h *= d * c;
            double odd = -(a + m) * (a + b + m) * x / ((a + (2 * m)) * (a + (2 * m) + 1));
            d = 1 / NotZero(1 + (odd * d));
            c = NotZero(1 + (odd / c));
            h *= d * c;
            if (Math.Abs((d * c) - 1) < 1e-16)
            {
                break;
            }
        }

        return h;

        static double NotZero(double value) => Math.Abs(value) < tiny ? tiny : value;
    }
}
