namespace TrialSim.Numerics.Distributions;

/// <summary>The regularized incomplete beta function I_x(a, b) and its complement: the kernel of the t, F, beta and binomial distributions.</summary>
/// <remarks>Continued fraction of DiDonato and Morris (1992), ACM TOMS 18:360-373, equation (9), on the side of the mean where it converges; the factor before it by Loader's (2000) deviance.</remarks>
internal static class IncompleteBeta
{
    private const double LogRootTwoPi = 0.91893853320467274178;
    private const double RootTwoPi = 2.50662827463100050242;

    /// <summary>I_x(a, b).</summary>
    public static double Lower(double a, double b, in BetaArgument at) =>
        at.X <= 0 ? 0 : at.Y <= 0 ? 1
        : at.Excess >= 0 ? Density(a, b, at) * Fraction(a, b, at)
        : 1 - (Density(a, b, at) * Fraction(b, a, at.Mirrored));

    /// <summary>1 - I_x(a, b).</summary>
    public static double Upper(double a, double b, in BetaArgument at) => Lower(b, a, at.Mirrored);

    /// <summary>x^a (1 - x)^b / B(a, b): the density of the logit of X.</summary>
    public static double Density(double a, double b, in BetaArgument at)
    {
        double sum = a + b;
        double fromMean = Deviance.Negative(a, sum * at.X, -at.Excess) + Deviance.Negative(b, sum * at.Y, at.Excess);
        double stirling = GammaFunction.StirlingError(a + b) - GammaFunction.StirlingError(a) - GammaFunction.StirlingError(b);
        return Math.Sqrt(a / (a + b)) * Math.Sqrt(b) / RootTwoPi * Portable.Exp(fromMean + stirling);
    }

    /// <summary>ln B(a, b), without the cancellation of ln Gamma(b) and ln Gamma(a + b) where one of them is large.</summary>
    public static double LogBeta(double a, double b)
    {
        double stirling = GammaFunction.StirlingError(a) + GammaFunction.StirlingError(b) - GammaFunction.StirlingError(a + b);
        return LogRootTwoPi + stirling - (0.5 * Portable.Log(a + b)) - ((a - 0.5) * Portable.Log1p(b / a)) - ((b - 0.5) * Portable.Log1p(a / b));
    }

    // for x up to the mean: excess at least 0
    private static double Fraction(double a, double b, in BetaArgument at)
    {
        double x = at.X;
        double step = at.Excess + 1;
        double partial = a / (a + 1) * step;
        double c = 1e300;
        double d = 1 / partial;
        double h = d;
        for (double n = 1; n < 1e7; n++)
        {
            double previous = a + (2 * n) - 1;
            double turn = n * (b - n) * x;
            double alpha = (a + n - 1) / previous * ((a + b + n - 1) / previous) * turn * x;
            double beta = n + (turn / previous) + ((a + n) / (a + (2 * n) + 1) * (step + (n * (1 + at.Y))));
            d = 1 / ContinuedFraction.NotZero(beta + (alpha * d));
            c = ContinuedFraction.NotZero(beta + (alpha / c));
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
