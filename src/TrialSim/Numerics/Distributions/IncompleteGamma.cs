namespace TrialSim.Numerics.Distributions;

/// <summary>The regularized incomplete gamma functions P(a, x) and Q(a, x) = 1 - P(a, x): the kernel of the chi-square, gamma and Poisson distributions.</summary>
/// <remarks>Power series below a + 1, continued fraction above (Abramowitz and Stegun 6.5.29 and 6.5.31); the factor before them by Loader's (2000) deviance.</remarks>
internal static class IncompleteGamma
{
    private const double RootTwoPi = 2.50662827463100050242;

    /// <summary>P(a, x).</summary>
    public static double Lower(double a, double x) =>
        !(x > 0) ? (double.IsNaN(x) ? x : 0) : double.IsPositiveInfinity(x) ? 1
        : x < a + 1 ? Density(a, x) * Series(a, x) : 1 - (Density(a, x) * Fraction(a, x));

    /// <summary>Q(a, x).</summary>
    public static double Upper(double a, double x) =>
        !(x > 0) ? (double.IsNaN(x) ? x : 1) : double.IsPositiveInfinity(x) ? 0
        : x < a + 1 ? 1 - (Density(a, x) * Series(a, x)) : Density(a, x) * Fraction(a, x);

    /// <summary>x^a e^-x / Gamma(a): the density of ln X at ln x.</summary>
    public static double Density(double a, double x) =>
        Math.Sqrt(a) / RootTwoPi * Portable.Exp(Deviance.Negative(a, x, x - a) - GammaFunction.StirlingError(a));

    // (1 + x / (a + 1) + x^2 / ((a + 1) (a + 2)) + ...) / a
    private static double Series(double a, double x)
    {
        double term = 1 / a;
        double sum = term;
        for (double k = 1; term > 1e-17 * sum; k++)
        {
            term *= x / (a + k);
            sum += term;
        }

        return sum;
    }

    // 1 / (x + 1 - a - 1 (1 - a) / (x + 3 - a - 2 (2 - a) / (x + 5 - a - ...)))
    private static double Fraction(double a, double x)
    {
        double b = x - a + 1;
        double c = 1e300;
        double d = 1 / b;
        double h = d;
        for (double k = 1; k < 1e7; k++)
        {
            double numerator = -k * (k - a);
            b += 2;
            d = 1 / ContinuedFraction.NotZero(b + (numerator * d));
            c = ContinuedFraction.NotZero(b + (numerator / c));
            double change = c * d;
            h *= change;
            if (Math.Abs(change - 1) < 2e-16)
            {
                break;
            }
        }

        return h;
    }
}
