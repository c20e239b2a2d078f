namespace TrialSim.Numerics.Distributions;

/// <summary>The noncentral F distribution: that of an F statistic when the null hypothesis is false, with the same bits on every machine.</summary>
/// <remarks>A Poisson mixture of beta distributions; both tails with a relative error about 1e-13. Source: Johnson, Kotz and Balakrishnan (1995), volume 2, chapter 30.</remarks>
public static class NoncentralF
{
    /// <summary>P(F at most x).</summary>
    /// <param name="x">The statistic.</param>
    /// <param name="df1">Degrees of freedom of the numerator, above 0.</param>
    /// <param name="df2">Degrees of freedom of the denominator, above 0; may be infinite.</param>
    /// <param name="noncentrality">That of the numerator's chi-square, 0 or above.</param>
    public static double Cumulative(double x, double df1, double df2, double noncentrality) =>
        !Parameter.IsKnown(df1) || !Parameter.IsKnown(df2) || !Parameter.IsKnownOrZero(noncentrality) || double.IsNaN(x) ? double.NaN
            : x <= 0 ? 0 : double.IsPositiveInfinity(x) ? 1
            : noncentrality == 0 ? FDistribution.Cumulative(x, df1, df2)
            : double.IsPositiveInfinity(df2) ? NoncentralChiSquare.Cumulative(df1 * x, df1, noncentrality)
            : Math.Min(1, PoissonMixture.Lower(new BetaTail(df1 / 2, df2 / 2, df1 / df2 * x), noncentrality / 2));

    /// <summary>P(F above x).</summary>
    /// <inheritdoc cref="Cumulative"/>
    public static double UpperTail(double x, double df1, double df2, double noncentrality) =>
        !Parameter.IsKnown(df1) || !Parameter.IsKnown(df2) || !Parameter.IsKnownOrZero(noncentrality) || double.IsNaN(x) ? double.NaN
            : x <= 0 ? 1 : double.IsPositiveInfinity(x) ? 0
            : noncentrality == 0 ? FDistribution.UpperTail(x, df1, df2)
            : double.IsPositiveInfinity(df2) ? NoncentralChiSquare.UpperTail(df1 * x, df1, noncentrality)
            : Math.Min(1, PoissonMixture.Upper(new BetaTail(df1 / 2, df2 / 2, df1 / df2 * x), noncentrality / 2));

    private readonly struct BetaTail(double a, double b, double odds) : IMixedTail
    {
        public double Lower(double j) => IncompleteBeta.Lower(a + j, b, BetaArgument.FromOdds(odds, a + j, b));

        public double Upper(double j) => IncompleteBeta.Upper(a + j, b, BetaArgument.FromOdds(odds, a + j, b));

        public double Step(double j) => IncompleteBeta.Density(a + j, b, BetaArgument.FromOdds(odds, a + j, b)) / (a + j);
    }
}
