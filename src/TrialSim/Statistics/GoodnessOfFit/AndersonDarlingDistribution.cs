using TrialSim.Numerics;

namespace TrialSim.Statistics.GoodnessOfFit;

/// <summary>Null distribution of the Anderson-Darling statistic of a fully specified distribution.</summary>
internal static class AndersonDarlingDistribution
{
    private const double PiSquared = 9.8696044010893586;
    private const double RootTwoPi = 2.5066282746310005;

    /// <summary>Probability of at most z with n observations, approximately.</summary>
    /// <remarks>
    /// A fitted limit distribution and a correction for n fitted to simulations. The fitted limit is off by up to 1.8e-5 (a test measures it).
    /// Source: Marsaglia and Marsaglia (2004), Journal of Statistical Software 9(2), which R's goftest follows too.
    /// </remarks>
    public static double Cumulative(double z, int n)
    {
        double limit = FittedLimit(z);
        return limit + SizeCorrection(limit, n);
    }

    /// <summary>Probability of at most z in the limit.</summary>
    /// <remarks>
    /// Anderson and Darling (1954): root(2 pi) / z times the sum over j of (-1/2 over j) (4 j + 1) exp(-t) times the integral from 0 to infinity
    /// of exp(z / (8 (1 + w^2)) - t w^2) dw, t = (4 j + 1)^2 pi^2 / (8 z). The integrand is analytic and falls like a normal density, so the
    /// trapezoidal rule is as good as exact.
    /// </remarks>
    public static double LimitCumulative(double z)
    {
        if (!(z > 0))
        {
            return 0;
        }

        double sum = 0;
        double choose = 1; // (-1/2 over j)
        for (int j = 0; j < 200; j++)
        {
            double order = (4 * j) + 1;
            double t = order * order * PiSquared / (8 * z);
            if (t > 700 + (z / 8))
            {
                break;
            }

            sum += choose * order * Integral(z, t);
            choose *= -(j + 0.5) / (j + 1);
        }

        return Math.Clamp(RootTwoPi / z * sum, 0, 1);
    }

    private static double Integral(double z, double t)
    {
        double width = 1 / Math.Sqrt(2 * t); // standard deviation of the normal factor
        double step = Math.Min(0.1, width / 4);
        double sum = 0.5 * Portable.Exp((z / 8) - t);
        for (double w = step; w < 9 * width; w += step)
        {
            sum += Portable.Exp((z / (8 * (1 + (w * w)))) - (t * (1 + (w * w))));
        }

        return step * sum;
    }

    private static double FittedLimit(double z)
    {
        if (!(z > 0))
        {
            return 0;
        }

        return z < 2
            ? Portable.Exp(-1.2337141 / z) / Math.Sqrt(z)
                * (2.00012 + ((0.247105 - ((0.0649821 - ((0.0347962 - ((0.0116720 - (0.00168691 * z)) * z)) * z)) * z)) * z))
            : Portable.Exp(-Portable.Exp(1.0776 - ((2.30695 - ((0.43424 - ((0.082433 - ((0.008056 - (0.0003146 * z)) * z)) * z)) * z)) * z)));
    }

    private static double SizeCorrection(double x, double n)
    {
        if (x > 0.8)
        {
            return (-130.2137 + ((745.2337 - ((1705.091 - ((1950.646 - ((1116.360 - (255.7844 * x)) * x)) * x)) * x)) * x)) / n;
        }

        double change = 0.01265 + (0.1757 / n);
        if (x < change)
        {
            double low = x / change;
            return Math.Sqrt(low) * (1 - low) * ((49 * low) - 102) * ((0.0037 / (n * n)) + (0.00078 / n) + 0.00006) / n;
        }

        double v = (x - change) / (0.8 - change);
        double shape = -0.00022633 + ((6.54034 - ((14.6538 - ((14.458 - ((8.259 - (1.91864 * v)) * v)) * v)) * v)) * v);
        return shape * (0.04213 + (0.01365 / n)) / n;
    }
}
