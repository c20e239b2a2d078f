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
}
