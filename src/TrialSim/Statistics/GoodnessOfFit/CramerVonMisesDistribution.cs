using TrialSim.Numerics;

namespace TrialSim.Statistics.GoodnessOfFit;

/// <summary>Null distribution of the Cramer-von Mises statistic of a fully specified distribution: its limit and the first correction for the sample size.</summary>
/// <remarks>Source: Csoergo and Faraway (1996), Journal of the Royal Statistical Society B 58:221-234, equations 1.3, 1.8 and 1.9.</remarks>
internal static class CramerVonMisesDistribution
{
    private const double Pi = 3.1415926535897932;
    private const double RootPi = 1.7724538509055160;

    // the numbers below which goftest for R takes a tail for none
    private const double Negligible = 2e-10;

    /// <summary>Probability of at most <paramref name="w"/> with n observations.</summary>
    public static double Cumulative(double w, int n)
    {
        double size = Math.Min(n, 100);
        if (w <= 1 / (12 * size))
        {
            return 0;
        }

        if (w >= size / 3)
        {
            return 1;
        }

        double limit = LimitCumulative(w);
        double probability = limit + (((limit / 12) - (Correction(w) / Pi)) / n);
        return probability < Negligible ? 0 : probability > 1 - Negligible ? 1 : probability;
    }

    /// <summary>Probability of at most <paramref name="w"/> in the limit.</summary>
    public static double LimitCumulative(double w) => Series(w, (gammas, k) =>
    {
        double order = (4 * k) + 1;
        double q = order * order / (16 * w);
        return gammas / RootPi * Math.Sqrt(order) * ScaledBesselK.Of(q).Quarter * Portable.Exp(-2 * q) / Math.Sqrt(w);
    }) / Pi;

    private static double Correction(double w)
    {
        double root = Math.Sqrt(w);
        double fourth = Math.Sqrt(root);
        double low = root * fourth; // w^(3/4)
        double high = w * fourth; // w^(5/4)
        return Series(w, (gammas, k) =>
        {
            var first = Cylinder(((4 * k) + 1) / (2 * root));
            var third = Cylinder(((4 * k) + 3) / (2 * root));
            var fifth = Cylinder(((4 * k) + 5) / (2 * root));
            double odd = (2 * k) + 1;
            double inner = (third.Second / (9 * low)) + ((odd + 2) * fifth.Third / (12 * high)) + (7 * (first.Second + fifth.Second) / (144 * low));
            return gammas * ((first.Third / (72 * high)) + (odd * inner));
        });
    }

    // Sum over k of terms with the factor Gamma(k + 1/2) / k!, until they no longer count.
    private static double Series(double w, Func<double, int, double> term)
    {
        double sum = 0;
        double gammas = RootPi;
        for (int k = 0; k < 200; k++)
        {
            sum += term(gammas, k);
            gammas *= (k + 0.5) / (k + 1);
            double order = (4 * k) + 1;
            if (order * order / (8 * w) > 45)
            {
                break;
            }
        }

        return sum;
    }

    // exp(-x^2 / 4) times the functions D_2 and D_3 of the source
    private static (double Second, double Third) Cylinder(double x)
    {
        double z = x * x / 4;
        double fall = Portable.Exp(-2 * z);
        var k = ScaledBesselK.Of(z);
        double second = Math.Sqrt(x * x * x / (8 * Pi)) * (k.Quarter + k.ThreeQuarters);
        double third = Math.Sqrt(x * x * x * x * x / (32 * Pi)) * ((2 * k.Quarter) + (3 * k.ThreeQuarters) - k.FiveQuarters);
        return (fall * second, fall * third);
    }
}
