namespace TrialSim.Numerics.Distributions;

/// <summary>Logarithm of the gamma function and of binomial coefficients, with the same bits on every machine.</summary>
public static class GammaFunction
{
    private const double HalfLogTwoPi = 0.91893853320467274178;

    /// <summary>ln Gamma(x) for x above 0; absolute error below 4e-15 up to 10, relative error below 4e-16 beyond.</summary>
    /// <remarks>Recurrence up to 10, then Stirling's series (Abramowitz and Stegun 6.1.41).</remarks>
    public static double Log(double x)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(x);
        double product = 1;
        for (; x < 10; x++)
        {
            product *= x;
        }

        double w = 1 / (x * x);
        double series = (((((((((((-1.0 / 156 * 691 / 2310) * w) + (1.0 / 1188)) * w) - (1.0 / 1680)) * w) + (1.0 / 1260)) * w) - (1.0 / 360)) * w) + (1.0 / 12)) / x;
        return ((x - 0.5) * Portable.Log(x)) - x + HalfLogTwoPi + series - Portable.Log(product);
    }

    /// <summary>ln Gamma(x) less the leading terms (x - 1/2) ln x - x + ln(2 pi) / 2 of Stirling's formula, for x above 0.</summary>
    internal static double StirlingError(double x)
    {
        if (x < 10)
        {
            return Log(x) - (((x - 0.5) * Portable.Log(x)) - x + HalfLogTwoPi);
        }

        double w = 1 / x / x;
        return (((((((((((-1.0 / 156 * 691 / 2310) * w) + (1.0 / 1188)) * w) - (1.0 / 1680)) * w) + (1.0 / 1260)) * w) - (1.0 / 360)) * w) + (1.0 / 12)) / x;
    }

    /// <summary>ln of the binomial coefficient n over k.</summary>
    public static double LogChoose(int n, int k) => Log(n + 1.0) - Log(k + 1.0) - Log(n - k + 1.0);
}
