namespace TrialSim.Numerics.Distributions;

/// <summary>Quantiles of the gamma distribution with scale 1.</summary>
internal static class GammaQuantile
{
    /// <summary>The x with P(a, x) = p.</summary>
    public static double Lower(double p, double a) =>
        !(p is > 0 and < 1) ? (p == 0 ? 0 : p == 1 ? double.PositiveInfinity : double.NaN)
        : p > 0.5 ? TailQuantile.Find(new UpperGamma(a), 1 - p, Start(NormalDistribution.Quantile(p), p, a), -1)
        : TailQuantile.Find(new LowerGamma(a), p, Start(NormalDistribution.Quantile(p), p, a), 1);

    /// <summary>The x with Q(a, x) = p.</summary>
    public static double Upper(double p, double a) =>
        !(p is > 0 and < 1) ? (p == 0 ? double.PositiveInfinity : p == 1 ? 0 : double.NaN)
        : p > 0.5 ? TailQuantile.Find(new LowerGamma(a), 1 - p, Start(NormalDistribution.UpperQuantile(p), 1 - p, a), 1)
        : TailQuantile.Find(new UpperGamma(a), p, Start(NormalDistribution.UpperQuantile(p), 1 - p, a), -1);

    // Wilson and Hilferty (1931); near 0 the first term of the power series, P(a, x) = x^a / Gamma(a + 1)
    private static double Start(double z, double lowerTail, double a)
    {
        double root = 1 - (1 / (9 * a)) + (z / (3 * Math.Sqrt(a)));
        double x = a * root * root * root;
        return root > 0.3 && a > 0.2
            ? x
            : Math.Max(1e-300, Portable.Exp((Portable.Log(lowerTail) + GammaFunction.Log(a + 1)) / a));
    }

    private readonly struct LowerGamma(double a) : ITail
    {
        public double Probability(double x) => IncompleteGamma.Lower(a, x);

        public double LogScaleDensity(double x) => IncompleteGamma.Density(a, x);
    }

    private readonly struct UpperGamma(double a) : ITail
    {
        public double Probability(double x) => IncompleteGamma.Upper(a, x);

        public double LogScaleDensity(double x) => IncompleteGamma.Density(a, x);
    }
}
