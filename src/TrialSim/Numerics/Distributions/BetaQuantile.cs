namespace TrialSim.Numerics.Distributions;

/// <summary>Quantiles of the beta distribution, as odds X / (1 - X), so that both ends keep their precision.</summary>
internal static class BetaQuantile
{
    /// <summary>The odds with I(a, b) = p.</summary>
    public static double LowerOdds(double p, double a, double b) =>
        !(p is > 0 and < 1) ? (p == 0 ? 0 : p == 1 ? double.PositiveInfinity : double.NaN)
        : p > 0.5 ? TailQuantile.Find(new UpperBeta(a, b), 1 - p, Start(p, 1 - p, a, b), -1)
        : TailQuantile.Find(new LowerBeta(a, b), p, Start(p, 1 - p, a, b), 1);

    /// <summary>The odds with 1 - I(a, b) = p.</summary>
    public static double UpperOdds(double p, double a, double b) => 1 / LowerOdds(p, b, a);

    // where the first terms of the power series at the two ends meet p, or the mean between them
    private static double Start(double lower, double upper, double a, double b)
    {
        double logBeta = GammaFunction.Log(a) + GammaFunction.Log(b) - GammaFunction.Log(a + b);
        double fromBelow = (Portable.Log(lower * a) + logBeta) / a;
        double fromAbove = (Portable.Log(upper * b) + logBeta) / b;
        return lower < upper
            ? Math.Min(a / b, Math.Max(1e-300, Portable.Exp(fromBelow)))
            : Math.Max(a / b, Math.Min(1e300, Portable.Exp(-fromAbove)));
    }

    private readonly struct LowerBeta(double a, double b) : ITail
    {
        public double Probability(double odds) => IncompleteBeta.Lower(a, b, BetaArgument.FromOdds(odds, a, b));

        public double LogScaleDensity(double odds) => IncompleteBeta.Density(a, b, BetaArgument.FromOdds(odds, a, b));
    }

    private readonly struct UpperBeta(double a, double b) : ITail
    {
        public double Probability(double odds) => IncompleteBeta.Upper(a, b, BetaArgument.FromOdds(odds, a, b));

        public double LogScaleDensity(double odds) => IncompleteBeta.Density(a, b, BetaArgument.FromOdds(odds, a, b));
    }
}
