using TrialSim.Numerics;
using TrialSim.Numerics.Distributions;

namespace TrialSim.Statistics.GoodnessOfFit;

/// <summary>Null distribution of the largest distance between the distribution function of a sample and the true one.</summary>
internal static class KolmogorovDistribution
{
    private const int MostExact = 20_000;
    private const double HalfPi = 1.5707963267948966;
    private const double RootTwoPi = 2.5066282746310005;

    /// <summary>Probability of at least <paramref name="distance"/> to both sides, exactly.</summary>
    /// <remarks>
    /// Below n d^2 = 6 one less the matrix power of Marsaglia, Tsang and Wang (2003), Journal of Statistical Software 8(18); beyond, where that
    /// difference would lose digits, twice the one-sided tail, which counts samples that are far off to both sides twice: a share below e^-36.
    /// </remarks>
    /// <exception cref="StatisticsInputException">There are more than 20,000 observations.</exception>
    public static double UpperTail(double distance, int n)
    {
        if (distance <= 0.5 / n)
        {
            return 1;
        }

        if (distance >= 0.5 || n * distance * distance >= 6)
        {
            return Math.Min(1, 2 * OneSidedTail(distance, n));
        }

        return n <= MostExact
            ? Math.Clamp(1 - KolmogorovMatrix.Cumulative(distance, n), 0, 1)
            : throw new StatisticsInputException($"the exact Kolmogorov distribution of {n} observations is too large to work out.", "Use the asymptotic one.");
    }

    /// <summary>Probability of at least <paramref name="distance"/> to one side, exactly.</summary>
    /// <remarks>Source: Birnbaum and Tingey (1951), Annals of Mathematical Statistics 22:592-596; all terms are positive.</remarks>
    public static double OneSidedTail(double distance, int n)
    {
        if (distance <= 0)
        {
            return 1;
        }

        double sum = 0;
        for (int j = 0; j < n && distance + ((double)j / n) < 1; j++)
        {
            double at = distance + ((double)j / n);
            sum += Portable.Exp(GammaFunction.LogChoose(n, j) + ((n - j) * Portable.Log1p(-at)) + ((j - 1) * Portable.Log(at)));
        }

        return Math.Min(1, distance * sum);
    }

    /// <summary>Probability of at least <paramref name="scaled"/> = root(n) times the distance to both sides, for large n.</summary>
    /// <param name="scaled">Root(n) times the distance.</param>
    /// <param name="tolerance">
    /// 0 sums the series to the end. R's ks.test stops it at 1e-6, which below 1 leaves a single term, and p up to 4e-5 too large.
    /// </param>
    /// <remarks>Source: Kolmogorov (1933); Smirnov (1948), Annals of Mathematical Statistics 19:279-281.</remarks>
    public static double LimitTail(double scaled, double tolerance)
    {
        if (scaled <= 0)
        {
            return 1;
        }

        double sum = 0;
        if (scaled < 1)
        {
            double last = tolerance > 0 ? Math.Floor(Math.Sqrt(2 - Portable.Log(tolerance))) : 40;
            double exponent = -HalfPi * HalfPi / 2 / (scaled * scaled);
            for (int k = 1; k < last; k += 2)
            {
                sum += Portable.Exp(k * k * exponent);
            }

            return 1 - (RootTwoPi / scaled * sum);
        }

        for (int k = 10; k >= 1; k--)
        {
            sum = Portable.Exp(-2 * k * k * scaled * scaled) - sum;
        }

        return 2 * sum;
    }
}
