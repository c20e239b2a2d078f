using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace TrialSim.Numerics;

/// <summary>Logarithm, exponential and the normal deviate in eight lanes, with the same bits on every machine.</summary>
/// <remarks>
/// Only + - x / sqrt, the fused multiply-add and bit operations: the C library, which chooses code by processor, is
/// never asked. Accuracy against correctly rounded values is measured in the tests (docs/numerics.md has the figures).
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

    /// <summary>Two independent standard normal deviates from two random 64-bit words (Box and Muller 1958).</summary>
    /// <remarks>
    /// Radius from the upper 52 bits of the first word, u = 1 - word x 2^-52 in (0, 1]; angle from the upper 52 bits of the
    /// second on a quarter turn, its two lowest bits choose the quadrant. Largest deviate 8.49.
    /// </remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static void NormalPair(Vector512<ulong> radiusWord, Vector512<ulong> angleWord, out Lanes first, out Lanes second)
    {
        var radius = Vector512.Sqrt(MinusTwoLogOfUniform(radiusWord));

        var turn = ((angleWord >>> 12) | Vector512.Create(0x3FF0000000000000UL)).AsDouble(); // [1, 2)
        var angle = Vector512.FusedMultiplyAdd(
            turn, Vector512.Create(1.57079632679489661923), Vector512.Create(-1.5 * 1.57079632679489661923)); // +- pi/4
        var q = angle * angle;
        var sine = Vector512.Create(1.6059043836821613e-10);
        sine = Vector512.FusedMultiplyAdd(sine, q, Vector512.Create(-2.5052108385441720e-8));
        sine = Vector512.FusedMultiplyAdd(sine, q, Vector512.Create(2.7557319223985893e-6));
        sine = Vector512.FusedMultiplyAdd(sine, q, Vector512.Create(-1.9841269841269841e-4));
        sine = Vector512.FusedMultiplyAdd(sine, q, Vector512.Create(8.3333333333333333e-3));
        sine = Vector512.FusedMultiplyAdd(sine, q, Vector512.Create(-1.6666666666666667e-1));
        sine = Vector512.FusedMultiplyAdd(sine * q, angle, angle);
        var cosine = Vector512.Create(-1.1470745597729725e-11);
        cosine = Vector512.FusedMultiplyAdd(cosine, q, Vector512.Create(2.0876756987868099e-9));
        cosine = Vector512.FusedMultiplyAdd(cosine, q, Vector512.Create(-2.7557319223985893e-7));
        cosine = Vector512.FusedMultiplyAdd(cosine, q, Vector512.Create(2.4801587301587302e-5));
        cosine = Vector512.FusedMultiplyAdd(cosine, q, Vector512.Create(-1.3888888888888889e-3));
        cosine = Vector512.FusedMultiplyAdd(cosine, q, Vector512.Create(4.1666666666666667e-2));
        cosine = Vector512.FusedMultiplyAdd(cosine, q, Vector512.Create(-0.5));
        cosine = Vector512.FusedMultiplyAdd(cosine, q, Vector512.Create(1.0));

        // bit 1 turns the sign of the cosine, bit 0 exchanges sine and cosine: together all four quadrants
        var sign = (angleWord << 62) & Vector512.Create(0x8000000000000000UL);
        cosine = (cosine.AsUInt64() ^ sign).AsDouble();
        var exchange = Vector512.LessThan((angleWord << 63).AsInt64(), Vector512<long>.Zero).AsDouble();
        first = new(radius * Vector512.ConditionalSelect(exchange, sine, cosine));
        second = new(radius * Vector512.ConditionalSelect(exchange, cosine, sine));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<double> MinusTwoLogOfUniform(Vector512<ulong> word)
    {
        var u = Vector512.Create(2.0) - ((word >>> 12) | Vector512.Create(0x3FF0000000000000UL)).AsDouble(); // (0, 1], exact
        var bits = u.AsInt64();
        var exponent = ToDoubleFromBiased(bits.AsUInt64() >>> 52);
        var m = ((bits & Vector512.Create(0x000FFFFFFFFFFFFFL)) | Vector512.Create(0x3FF0000000000000L)).AsDouble();
        var part = (bits.AsUInt64() >>> 49) & Vector512.Create(7UL);
        // The eight parts of [1, 2) have midpoints c = 1 + (i + 1/2) / 8; the tables hold 1 / c and 2 ln(1 / c).
        var inverse = Lookup(
            Vector512.Create(1 / 1.0625, 1 / 1.1875, 1 / 1.3125, 1 / 1.4375, 1 / 1.5625, 1 / 1.6875, 1 / 1.8125, 1 / 1.9375), part);
        var twiceLogInverse = Lookup(
            Vector512.Create(
                -0.12124924363286971, -0.34370051385331857, -0.5438674309672836, -0.725810987378737,
                -0.892574205256839, -1.0464962875290957, -1.1894142154933856, -1.32279696449073), part);
        var r = Vector512.FusedMultiplyAdd(m, inverse, Vector512.Create(-1.0)); // |r| <= 1/16
        var p = Vector512.Create(-2.0 / 11);
        p = Vector512.FusedMultiplyAdd(p, r, Vector512.Create(2.0 / 10));
        p = Vector512.FusedMultiplyAdd(p, r, Vector512.Create(-2.0 / 9));
        p = Vector512.FusedMultiplyAdd(p, r, Vector512.Create(2.0 / 8));
        p = Vector512.FusedMultiplyAdd(p, r, Vector512.Create(-2.0 / 7));
        p = Vector512.FusedMultiplyAdd(p, r, Vector512.Create(2.0 / 6));
        p = Vector512.FusedMultiplyAdd(p, r, Vector512.Create(-2.0 / 5));
        p = Vector512.FusedMultiplyAdd(p, r, Vector512.Create(2.0 / 4));
        p = Vector512.FusedMultiplyAdd(p, r, Vector512.Create(-2.0 / 3));
        p = Vector512.FusedMultiplyAdd(p, r, Vector512.Create(1.0));
        p = Vector512.FusedMultiplyAdd(p, r, Vector512.Create(-2.0));
        var whole = Vector512.FusedMultiplyAdd(
            exponent, Vector512.Create(-2 * 0.693147180559945309417), twiceLogInverse);
        var result = Vector512.FusedMultiplyAdd(p, r, whole);
        return Vector512.ConditionalSelect(
            Vector512.GreaterThan(result, Vector512<double>.Zero), result, Vector512<double>.Zero);
    }

    /// <summary>Entry <paramref name="index"/> (0 to 7) of a table of eight.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<double> Lookup(Vector512<double> table, Vector512<ulong> index) =>
        Avx512F.IsSupported
            ? Avx512F.PermuteVar8x64(table, index.AsInt64())
            : Vector512.Shuffle(table, index.AsInt64());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<double> ToDoubleFromBiased(Vector512<ulong> biasedExponent) =>
        (biasedExponent | Vector512.Create(0x4330000000000000UL)).AsDouble() - Vector512.Create(4503599627370496.0 + 1023);

    /// <summary>Whole numbers of magnitude below 2^51 as doubles, exactly and without a conversion instruction.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector512<double> ToDouble(Vector512<long> whole) =>
        (whole + Vector512.Create(0x4338000000000000L)).AsDouble() - Vector512.Create(6755399441055744.0);
}
