namespace TrialSim.Numerics.Distributions;

/// <summary>The standard normal distribution, with the same bits on every machine.</summary>
public static class NormalDistribution
{
    private const double InverseRootTwoPi = 0.39894228040143267794;

    /// <summary>Up to here tails are worked out from the middle, where the power series is short.</summary>
    private const double Middle = 0.5;

    /// <summary>Beyond this the density is no longer a number above 0: integrals over the line end here.</summary>
    internal const double Beyond = 38.6;

    /// <summary>Density at z.</summary>
    public static double Density(double z)
    {
        // the rounding error of z^2 would show in the last digits of a large exponent
        double square = z * z;
        return InverseRootTwoPi * Portable.Exp(-0.5 * square) * (1 - (0.5 * SquareError(z, square)));
    }

    /// <summary>P(Z at most z).</summary>
    public static double Cumulative(double z) => UpperTail(-z);

    /// <summary>P(Z above z); relative error below 1e-15 while the tail is a normal number.</summary>
    public static double UpperTail(double z) =>
        z > Middle ? Density(z) * MillsRatio.At(z)
        : z < -Middle ? 1 - (Density(z) * MillsRatio.At(-z))
        : 0.5 - FromZero(z);

    /// <summary>P(low &lt; Z at most high), with full relative precision in either tail; 0 for an empty interval.</summary>
    public static double Between(double low, double high) =>
        !(low < high) ? (double.IsNaN(low) || double.IsNaN(high) ? double.NaN : 0)
        : low >= -Middle && high <= Middle ? FromZero(high) - FromZero(low)
        : low > 0 ? UpperTail(low) - UpperTail(high)
        : high < 0 ? UpperTail(-high) - UpperTail(-low)
        : 1 - UpperTail(-low) - UpperTail(high);

    /// <summary>P(Z at most low or above high): the complement of <see cref="Between"/>, with full relative precision where it is small.</summary>
    public static double Outside(double low, double high) => low < high ? Cumulative(low) + UpperTail(high) : 1;

    /// <summary>ln P(Z at most z), where the probability itself may be too small for a number.</summary>
    public static double LogCumulative(double z) =>
        z < 0 ? Portable.Log(MillsRatio.At(-z) * InverseRootTwoPi) - (0.5 * z * z) : Portable.Log1p(-UpperTail(z));

    /// <summary>ln P(Z above z).</summary>
    public static double LogUpperTail(double z) => LogCumulative(-z);

    /// <summary>The z with P(Z at most z) = p; -infinity at 0, infinity at 1.</summary>
    public static double Quantile(double p) => p <= 0.5 ? -UpperQuantile(p) : UpperQuantile(1 - p);

    /// <summary>The z with P(Z above z) = p; keeps full precision for small p.</summary>
    public static double UpperQuantile(double p) => NormalQuantile.Upper(p);

    // P(0 < Z <= z), signed, up to Middle: the density's power series, integrated
    private static double FromZero(double z)
    {
        double halfSquare = -0.5 * z * z;
        double sum = 0;
        for (int k = 11; k > 0; k--)
        {
            sum = (sum + (1.0 / ((2 * k) + 1))) * halfSquare / k;
        }

        return InverseRootTwoPi * z * (1 + sum);
    }

    private static double SquareError(double z, double square) => square < double.PositiveInfinity ? Math.FusedMultiplyAdd(z, z, -square) : 0;
}
