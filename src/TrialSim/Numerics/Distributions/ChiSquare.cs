namespace TrialSim.Numerics.Distributions;

/// <summary>The chi-square distribution with any degrees of freedom above 0, with the same bits on every machine.</summary>
public static class ChiSquare
{
    /// <summary>P(X at most x).</summary>
    public static double Cumulative(double x, double df)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(df);
        return IncompleteGamma.Lower(df / 2, x / 2);
    }

    /// <summary>P(X above x).</summary>
    public static double UpperTail(double x, double df)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(df);
        return IncompleteGamma.Upper(df / 2, x / 2);
    }

    /// <summary>The x with P(X at most x) = p; 0 at 0, infinity at 1.</summary>
    public static double Quantile(double p, double df)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(df);
        return 2 * GammaQuantile.Lower(p, df / 2);
    }

    /// <summary>The x with P(X above x) = p; keeps full precision for small p; infinity at 0, 0 at 1.</summary>
    public static double UpperQuantile(double p, double df)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(df);
        return 2 * GammaQuantile.Upper(p, df / 2);
    }
}
