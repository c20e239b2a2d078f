namespace TrialSim.Numerics.Distributions;

/// <summary>The noncentral chi-square distribution, any degrees of freedom above 0, with the same bits on every machine.</summary>
/// <remarks>A Poisson mixture of central ones; both tails with a relative error about 1e-13. Source: Johnson, Kotz and Balakrishnan (1995), volume 2, chapter 29.</remarks>
public static class NoncentralChiSquare
{
    /// <summary>P(X at most x).</summary>
    /// <param name="x">The statistic.</param>
    /// <param name="df">Degrees of freedom, above 0.</param>
    /// <param name="noncentrality">Sum of the squared means of the unit normal variables whose squares are added, 0 or above.</param>
    public static double Cumulative(double x, double df, double noncentrality) =>
        !Parameter.IsKnown(df) || !Parameter.IsKnownOrZero(noncentrality) || double.IsNaN(x) ? double.NaN
            : x <= 0 ? 0 : double.IsPositiveInfinity(x) ? 1
            : noncentrality == 0 ? ChiSquare.Cumulative(x, df)
            : Math.Min(1, PoissonMixture.Lower(new GammaTail(df / 2, x / 2), noncentrality / 2));

    /// <summary>P(X above x).</summary>
    /// <inheritdoc cref="Cumulative"/>
    public static double UpperTail(double x, double df, double noncentrality) =>
        !Parameter.IsKnown(df) || !Parameter.IsKnownOrZero(noncentrality) || double.IsNaN(x) ? double.NaN
            : x <= 0 ? 1 : double.IsPositiveInfinity(x) ? 0
            : noncentrality == 0 ? ChiSquare.UpperTail(x, df)
            : Math.Min(1, PoissonMixture.Upper(new GammaTail(df / 2, x / 2), noncentrality / 2));

    private readonly struct GammaTail(double shape, double x) : IMixedTail
    {
        public double Lower(double j) => IncompleteGamma.Lower(shape + j, x);

        public double Upper(double j) => IncompleteGamma.Upper(shape + j, x);

        public double Step(double j) => IncompleteGamma.Density(shape + j, x) / (shape + j);
    }
}
