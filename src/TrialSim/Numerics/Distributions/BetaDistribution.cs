namespace TrialSim.Numerics.Distributions;

/// <summary>The beta distribution on (0, 1) with parameters above 0, with the same bits on every machine.</summary>
public static class BetaDistribution
{
    /// <summary>P(X at most x).</summary>
    /// <param name="x">The argument.</param>
    /// <param name="a">First parameter, above 0: the mean is a / (a + b).</param>
    /// <param name="b">Second parameter, above 0.</param>
    public static double Cumulative(double x, double a, double b)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(a);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(b);
        return double.IsNaN(x) ? x : IncompleteBeta.Lower(a, b, BetaArgument.At(Math.Clamp(x, 0, 1), a, b));
    }

    /// <summary>P(X above x).</summary>
    /// <inheritdoc cref="Cumulative"/>
    public static double UpperTail(double x, double a, double b)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(a);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(b);
        return double.IsNaN(x) ? x : IncompleteBeta.Upper(a, b, BetaArgument.At(Math.Clamp(x, 0, 1), a, b));
    }

    /// <summary>The x with P(X at most x) = p.</summary>
    public static double Quantile(double p, double a, double b)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(a);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(b);
        return Share(BetaQuantile.LowerOdds(p, a, b));
    }

    /// <summary>The x with P(X above x) = p; keeps full precision for small p.</summary>
    public static double UpperQuantile(double p, double a, double b)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(a);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(b);
        return Share(BetaQuantile.UpperOdds(p, a, b));
    }

    private static double Share(double odds) => odds <= 1 ? odds / (1 + odds) : 1 / (1 + (1 / odds));
}
