using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace TrialSim.Numerics;

/// <summary>Logarithm and exponential in eight lanes, with the same bits on every machine.</summary>
/// <remarks>
/// Only + - x / sqrt, the fused multiply-add and bit operations: the C library, which chooses code by processor, is
/// never asked. Accuracy against correctly rounded values is measured in the tests (docs/reproducibility.md names the functions).
/// </remarks>
public static class LaneMath
{
    private const double Ln2High = 0.693147180369123816490; // the upper 33 bits of ln 2, so that k x Ln2High is exact
    private const double Ln2Low = 1.90821492927058770002e-10;

    /// <summary>Natural logarithm of normal numbers above zero; absolute error below 4e-16 + 2^-52 |result|.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes Log(Lanes x)
    {
        var bits = x.V.AsInt64();
        // The exponent, moved up by one where the significand lies above sqrt 2, so that the result near 1 loses nothing.
        var exponentBits = bits - Vector512.Create(0x3FE6A09E667F3BCDL);
        var k = ToDouble(Vector512.ShiftRightArithmetic(exponentBits, 52));
        var m = (bits - (exponentBits & Vector512.Create(unchecked((long)0xFFF0000000000000UL)))).AsDouble();

        // ln m = 2 atanh(s), s = (m - 1) / (m + 1), |s| < 0.1716
        var f = m - Vector512.Create(1.0);
        var s = f / (f + Vector512.Create(2.0));
        var z = s * s;
        var p = Vector512.Create(2.0 / 21);
        p = Vector512.FusedMultiplyAdd(p, z, Vector512.Create(2.0 / 19));
        p = Vector512.FusedMultiplyAdd(p, z, Vector512.Create(2.0 / 17));
        p = Vector512.FusedMultiplyAdd(p, z, Vector512.Create(2.0 / 15));
        p = Vector512.FusedMultiplyAdd(p, z, Vector512.Create(2.0 / 13));
        p = Vector512.FusedMultiplyAdd(p, z, Vector512.Create(2.0 / 11));
        p = Vector512.FusedMultiplyAdd(p, z, Vector512.Create(2.0 / 9));
        p = Vector512.FusedMultiplyAdd(p, z, Vector512.Create(2.0 / 7));
        p = Vector512.FusedMultiplyAdd(p, z, Vector512.Create(2.0 / 5));
        p = Vector512.FusedMultiplyAdd(p, z, Vector512.Create(2.0 / 3));
        // f - s (f - z p): the leading term f is exact, the correction is small.
        var correction = s * (f - (z * p));
        return new(Vector512.FusedMultiplyAdd(
            k, Vector512.Create(Ln2High), f - (correction - (k * Vector512.Create(Ln2Low)))));
    }

    /// <summary>e to the power x for |x| at most 700 (beyond that the argument is held at the limit); relative error below 3e-16.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes Exp(Lanes x)
    {
        var held = Lanes.Max(Lanes.Min(x, 700.0), -700.0).V;
        var shift = Vector512.Create(6755399441055744.0); // 1.5 x 2^52: the sum's low bits hold the nearest whole number
        var shifted = Vector512.FusedMultiplyAdd(held, Vector512.Create(1.4426950408889634), shift);
        var k = shifted - shift;
        var r = Vector512.FusedMultiplyAdd(k, Vector512.Create(-Ln2High), held);
        r = Vector512.FusedMultiplyAdd(k, Vector512.Create(-Ln2Low), r);
        var p = Vector512.Create(1.0 / 6227020800);
        p = Vector512.FusedMultiplyAdd(p, r, Vector512.Create(1.0 / 479001600));
        p = Vector512.FusedMultiplyAdd(p, r, Vector512.Create(1.0 / 39916800));
        p = Vector512.FusedMultiplyAdd(p, r, Vector512.Create(1.0 / 3628800));
        p = Vector512.FusedMultiplyAdd(p, r, Vector512.Create(1.0 / 362880));
        p = Vector512.FusedMultiplyAdd(p, r, Vector512.Create(1.0 / 40320));
        p = Vector512.FusedMultiplyAdd(p, r, Vector512.Create(1.0 / 5040));
        p = Vector512.FusedMultiplyAdd(p, r, Vector512.Create(1.0 / 720));
        p = Vector512.FusedMultiplyAdd(p, r, Vector512.Create(1.0 / 120));
        p = Vector512.FusedMultiplyAdd(p, r, Vector512.Create(1.0 / 24));
        p = Vector512.FusedMultiplyAdd(p, r, Vector512.Create(1.0 / 6));
        p = Vector512.FusedMultiplyAdd(p, r, Vector512.Create(0.5));
        p = Vector512.FusedMultiplyAdd(p * r, r, r);
        var scale = Vector512.ShiftLeft(shifted.AsInt64() + Vector512.Create(1023L), 52).AsDouble();
        return new(Vector512.FusedMultiplyAdd(p, scale, scale));
    }

    /// <summary>Whole numbers of magnitude below 2^51 as doubles, exactly and without a conversion instruction.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector512<double> ToDouble(Vector512<long> whole) =>
        (whole + Vector512.Create(0x4338000000000000L)).AsDouble() - Vector512.Create(6755399441055744.0);
}
