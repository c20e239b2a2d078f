namespace TrialSim.Numerics.Distributions;

/// <summary>The F distribution with any degrees of freedom above 0, with the same bits on every machine; infinite ones are the limits.</summary>
/// <remarks>Relative error of both tails below 1e-12 down to 1e-300 (tests measure it). Degrees of freedom that are no number give none.</remarks>
public static class FDistribution
{
    /// <summary>P(F at most x).</summary>
    /// <param name="x">The statistic.</param>
    /// <param name="df1">Degrees of freedom of the numerator, above 0; may be infinite.</param>
    /// <param name="df2">Degrees of freedom of the denominator, above 0; may be infinite.</param>
    public static double Cumulative(double x, double df1, double df2) =>
        !Parameter.IsKnown(df1) || !Parameter.IsKnown(df2) || double.IsNaN(x) ? double.NaN
        : x <= 0 ? 0
        : double.IsPositiveInfinity(df1)
            ? double.IsPositiveInfinity(df2) ? (x < 1 ? 0 : 1) : ChiSquare.UpperTail(df2 / x, df2)
        : double.IsPositiveInfinity(df2) ? ChiSquare.Cumulative(df1 * x, df1)
        : IncompleteBeta.Lower(df1 / 2, df2 / 2, BetaArgument.FromF(x, df1, df2));

    /// <summary>P(F above x).</summary>
    /// <inheritdoc cref="Cumulative"/>
    public static double UpperTail(double x, double df1, double df2) =>
        !Parameter.IsKnown(df1) || !Parameter.IsKnown(df2) || double.IsNaN(x) ? double.NaN
        : x <= 0 ? 1
        : double.IsPositiveInfinity(df1)
            ? double.IsPositiveInfinity(df2) ? (x < 1 ? 1 : 0) : ChiSquare.Cumulative(df2 / x, df2)
        : double.IsPositiveInfinity(df2) ? ChiSquare.UpperTail(df1 * x, df1)
        : IncompleteBeta.Upper(df1 / 2, df2 / 2, BetaArgument.FromF(x, df1, df2));

    /// <summary>The x with P(F at most x) = p; 0 at 0, infinity at 1.</summary>
    public static double Quantile(double p, double df1, double df2) => 1 / UpperQuantile(p, df2, df1);

    /// <summary>The x with P(F above x) = p; keeps full precision for small p; infinity at 0, 0 at 1.</summary>
    public static double UpperQuantile(double p, double df1, double df2) =>
        !Parameter.IsKnown(df1) || !Parameter.IsKnown(df2) ? double.NaN
        : double.IsPositiveInfinity(df1)
            ? double.IsPositiveInfinity(df2) ? 1 : df2 / ChiSquare.Quantile(p, df2)
        : double.IsPositiveInfinity(df2) ? ChiSquare.UpperQuantile(p, df1) / df1
        : df2 / df1 * BetaQuantile.UpperOdds(p, df1 / 2, df2 / 2);
}
