namespace TrialSim.Numerics;

/// <summary>Elementary functions of one number with the same bits on every machine: lane 0 of <see cref="LaneMath"/>.</summary>
public static class Portable
{
    /// <summary>Natural logarithm; -infinity at 0, NaN below.</summary>
    public static double Log(double x) =>
        x is >= 2.2250738585072014e-308 and < double.PositiveInfinity ? LaneMath.Log(x)[0]
        : x == 0 ? double.NegativeInfinity
        : x > 0 ? (double.IsPositiveInfinity(x) ? x : LaneMath.Log(x * 18014398509481984.0)[0] - (54 * 0.69314718055994530942))
        : double.NaN;

    /// <summary>e to the power x; 0 below -740, infinity above 709.</summary>
    public static double Exp(double x) =>
        x is >= -700 and <= 700 ? LaneMath.Exp(x)[0]
        : x < -700 ? (x < -740 ? 0 : LaneMath.Exp(x + 60)[0] * LaneMath.Exp(-60)[0])
        : x <= 709 ? LaneMath.Exp(x - 20)[0] * LaneMath.Exp(20)[0]
        : double.IsNaN(x) ? double.NaN : double.PositiveInfinity;

    /// <summary>ln(1 + x) with full relative precision for x near 0; -infinity at -1, NaN below.</summary>
    /// <remarks>The rounding of 1 + x cancels in the quotient (Kahan).</remarks>
    public static double Log1p(double x)
    {
        double u = 1 + x;
        return u == 1 ? x : u > 0 && u < double.PositiveInfinity ? Log(u) * (x / (u - 1)) : Log(u);
    }

    /// <summary>e to the power x, less 1, with full relative precision for x near 0.</summary>
    public static double Expm1(double x)
    {
        if (!(Math.Abs(x) < 0.35))
        {
            return Exp(x) - 1;
        }

        double sum = 0;
        for (int k = 15; k >= 2; k--)
        {
            sum = (sum + 1) * (x / k);
        }

        return x + (x * sum);
    }

    /// <summary>ln(1 + x) - x with full relative precision for x near 0, where the two nearly cancel; x above -1.</summary>
    public static double Log1pLessArgument(double x)
    {
        if (!(x is > -0.4 and < 0.6))
        {
            return Log1p(x) - x;
        }

        // ln(1 + x) = 2 (s + s^3 / 3 + s^5 / 5 + ...) with s = x / (2 + x), and 2 s - x = -x s
        double s = x / (2 + x);
        double w = s * s;
        double series = 0;
        for (int k = 29; k >= 3; k -= 2)
        {
            series = (series * w) + (1.0 / k);
        }

        return (2 * s * w * series) - (x * s);
    }

    /// <summary>The angle from -pi/2 to pi/2 whose sine is x; NaN beyond 1.</summary>
    public static double Asin(double x)
    {
        const double halfPi = 1.5707963267948966;
        double size = Math.Abs(x);
        if (size > 0.5)
        {
            return Math.CopySign(halfPi - (2 * Asin(Math.Sqrt((1 - size) / 2))), x);
        }

        // x + x^3 / (2 3) + 1 3 x^5 / (2 4 5) + ...
        double square = x * x;
        double power = x;
        double sum = x;
        for (int k = 1; k <= 26; k++)
        {
            power *= square * (((2 * k) - 1) / (2.0 * k));
            sum += power / ((2 * k) + 1);
        }

        return sum;
    }
}
