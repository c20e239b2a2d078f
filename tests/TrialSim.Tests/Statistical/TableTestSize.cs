using MathNet.Numerics;
using MathNet.Numerics.Distributions;

namespace TrialSim.Tests.Statistical;

/// <summary>
/// Exact rejection rates of tests of 2 x 2 tables under equal response rates, by going through every table. Written from the textbook
/// formulas, independently of the engine.
/// </summary>
internal static class TableTestSize
{
    /// <summary>Probability that the test rejects at 0.05 (tables that do not allow it count as no rejection).</summary>
    /// <param name="n1">Patients in one group.</param>
    /// <param name="n0">Patients in the other.</param>
    /// <param name="rate">Response rate of both.</param>
    /// <param name="p">The test's p-value, given responders and patients of both groups.</param>
    public static double Of(int n1, int n0, double rate, Func<int, int, int, int, double> p)
    {
        double size = 0;
        for (int r1 = 0; r1 <= n1; r1++)
        {
            for (int r0 = 0; r0 <= n0; r0++)
            {
                if (n1 > 0 && n0 > 0 && p(r1, n1, r0, n0) < 0.05)
                {
                    size += Binomial.PMF(rate, n1, r1) * Binomial.PMF(rate, n0, r0);
                }
            }
        }

        return size;
    }

    /// <summary>Pearson's chi-square.</summary>
    public static double Pearson(int r1, int n1, int r0, int n0) => ChiSquare(r1, n1, r0, n0, 0);

    /// <summary>Yates's correction.</summary>
    public static double Yates(int r1, int n1, int r0, int n0) => ChiSquare(r1, n1, r0, n0, 0.5);

    /// <summary>Fisher's exact test, two-sided by the probabilities of the tables.</summary>
    public static double Fisher(int r1, int n1, int r0, int n0)
    {
        double Probability(int x) => Hypergeometric.PMF(n1 + n0, r1 + r0, n1, x);
        double observed = Probability(r1) * (1 + 1e-7);
        return Enumerable.Range(Math.Max(0, r1 + r0 - n0), Math.Min(n1, r1 + r0) - Math.Max(0, r1 + r0 - n0) + 1)
            .Select(Probability).Where(q => q <= observed).Sum();
    }

    private static double ChiSquare(int r1, int n1, int r0, int n0, double correction)
    {
        int n = n1 + n0;
        int responders = r1 + r0;
        if (responders == 0 || responders == n)
        {
            return 1;
        }

        double statistic = 0;
        foreach (var (observed, margin, column) in new[] { (r1, n1, responders), (n1 - r1, n1, n - responders), (r0, n0, responders), (n0 - r0, n0, n - responders) })
        {
            double expected = (double)margin * column / n;
            double distance = Math.Max(0, Math.Abs(observed - expected) - correction);
            statistic += distance * distance / expected;
        }

        return SpecialFunctions.Erfc(Math.Sqrt(statistic / 2)); // P(chi-square with 1 df > statistic)
    }
}
