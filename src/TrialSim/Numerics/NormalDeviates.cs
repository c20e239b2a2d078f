using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace TrialSim.Numerics;

/// <summary>Standard normal deviates from random 64-bit words, by the transformation of Box and Muller (1958).</summary>
/// <remarks>
/// Words 2j and 2j + 1 become deviates 2j and 2j + 1: the radius comes from the upper 52 bits of the first word, u = 1 - word x 2^-52 in
/// (0, 1]; the angle from the upper 52 bits of the second on a quarter turn, whose quadrant its two lowest bits choose. Largest deviate
/// 8.49. Error against exact arithmetic below 2.5e-14 x radius (the sine's series stops at the 13th power), which is 2e-13 at most, plus
/// 1e-17 / radius (the logarithm of a number next to 1 keeps its absolute precision only), which is 5e-10 at most. The tests measure it.
/// </remarks>
internal static class NormalDeviates
{
    private const double QuarterTurn = 1.57079632679489661923;

    /// <summary>Replaces words, an even number of them, by normal deviates with a mean and a standard deviation.</summary>
    public static void Transform(Span<Vector512<ulong>> words, double mean, double sd)
    {
        var centre = Vector512.Create(mean);
        var spread = Vector512.Create(sd);
        int i = 0;
        for (; i + 4 <= words.Length; i += 4)
        {
            ref var w0 = ref words[i];
            ref var w1 = ref words[i + 1];
            ref var w2 = ref words[i + 2];
            ref var w3 = ref words[i + 3];
            TwoPairs(ref w0, ref w1, ref w2, ref w3, centre, spread);
        }

        if (i + 2 <= words.Length)
        {
            Vector512<ulong> spare0 = default, spare1 = default;
            TwoPairs(ref words[i], ref words[i + 1], ref spare0, ref spare1, centre, spread);
        }
    }

    /// <summary>Makes two normal deviates, of 32 bits each, from every word.</summary>
    public static void TransformHalves(ReadOnlySpan<Vector512<ulong>> words, Span<Vector512<ulong>> deviates, double mean, double sd)
    {
        var centre = Vector512.Create(mean);
        var spread = Vector512.Create(sd);
        for (int i = 0; i < words.Length; i += 2)
        {
            Split(words[i], out var radius0, out var angle0);
            Split(words[Math.Min(i + 1, words.Length - 1)], out var radius1, out var angle1);
            TwoPairs(ref radius0, ref angle0, ref radius1, ref angle1, centre, spread);
            (deviates[2 * i], deviates[(2 * i) + 1]) = (radius0, angle0);
            if (i + 1 < words.Length)
            {
                (deviates[(2 * i) + 2], deviates[(2 * i) + 3]) = (radius1, angle1);
            }
        }
    }

    /// <summary>From one word the two that make a pair of deviates of 32 bits each: the lower half is the radius's, the upper the angle's, its two lowest bits the quadrant.</summary>
    /// <remarks>Largest deviate 6.66: beyond it lie 3 in 10^11.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Split(Vector512<ulong> word, out Vector512<ulong> radius, out Vector512<ulong> angle)
    {
        radius = word << 32;
        angle = ((word >>> 34) << 34) | ((word >>> 32) & Vector512.Create(3UL));
    }

    // Two pairs side by side: each constant is loaded once for both, and the arithmetic of one hides the latency of the other.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void TwoPairs(
        ref Vector512<ulong> radius0, ref Vector512<ulong> angle0, ref Vector512<ulong> radius1, ref Vector512<ulong> angle1,
        Vector512<double> mean, Vector512<double> sd)
    {
        MinusTwoLog(radius0, radius1, out var square0, out var square1);
        var r0 = Vector512.Sqrt(square0) * sd;
        var r1 = Vector512.Sqrt(square1) * sd;
        var turn = Vector512.Create(0x3FF0000000000000UL);
        var a0 = ((angle0 >>> 12) | turn).AsDouble(); // [1, 2)
        var a1 = ((angle1 >>> 12) | turn).AsDouble();
        var factor = Vector512.Create(QuarterTurn);
        var shift = Vector512.Create(-1.5 * QuarterTurn);
        a0 = Vector512.FusedMultiplyAdd(a0, factor, shift); // +- pi / 4
        a1 = Vector512.FusedMultiplyAdd(a1, factor, shift);
        var q0 = a0 * a0;
        var q1 = a1 * a1;
        var s0 = Vector512.Create(1.6059043836821613e-10);
        var s1 = s0;
        Horner(ref s0, ref s1, q0, q1, -2.5052108385441720e-8);
        Horner(ref s0, ref s1, q0, q1, 2.7557319223985893e-6);
        Horner(ref s0, ref s1, q0, q1, -1.9841269841269841e-4);
        Horner(ref s0, ref s1, q0, q1, 8.3333333333333333e-3);
        Horner(ref s0, ref s1, q0, q1, -1.6666666666666667e-1);
        s0 = Vector512.FusedMultiplyAdd(s0 * q0, a0, a0);
        s1 = Vector512.FusedMultiplyAdd(s1 * q1, a1, a1);
        var c0 = Vector512.Create(-1.1470745597729725e-11);
        var c1 = c0;
        Horner(ref c0, ref c1, q0, q1, 2.0876756987868099e-9);
        Horner(ref c0, ref c1, q0, q1, -2.7557319223985893e-7);
        Horner(ref c0, ref c1, q0, q1, 2.4801587301587302e-5);
        Horner(ref c0, ref c1, q0, q1, -1.3888888888888889e-3);
        Horner(ref c0, ref c1, q0, q1, 4.1666666666666667e-2);
        Horner(ref c0, ref c1, q0, q1, -0.5);
        Horner(ref c0, ref c1, q0, q1, 1.0);
        Place(r0, s0, c0, mean, ref radius0, ref angle0);
        Place(r1, s1, c1, mean, ref radius1, ref angle1);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Horner(
        ref Vector512<double> p0, ref Vector512<double> p1, Vector512<double> x0, Vector512<double> x1, double coefficient)
    {
        var c = Vector512.Create(coefficient);
        p0 = Vector512.FusedMultiplyAdd(p0, x0, c);
        p1 = Vector512.FusedMultiplyAdd(p1, x1, c);
    }

    // Bit 1 of the angle's word turns the sign of the cosine, bit 0 exchanges sine and cosine: together all four quadrants.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Place(
        Vector512<double> radius, Vector512<double> sine, Vector512<double> cosine, Vector512<double> mean,
        ref Vector512<ulong> first, ref Vector512<ulong> angle)
    {
        var sign = (angle << 62) & Vector512.Create(0x8000000000000000UL);
        cosine = (cosine.AsUInt64() ^ sign).AsDouble();
        var exchange = Vector512.LessThan((angle << 63).AsInt64(), Vector512<long>.Zero).AsDouble();
        first = Vector512.FusedMultiplyAdd(radius, Vector512.ConditionalSelect(exchange, sine, cosine), mean).AsUInt64();
        angle = Vector512.FusedMultiplyAdd(radius, Vector512.ConditionalSelect(exchange, cosine, sine), mean).AsUInt64();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void MinusTwoLog(
        Vector512<ulong> word0, Vector512<ulong> word1, out Vector512<double> result0, out Vector512<double> result1)
    {
        var one = Vector512.Create(0x3FF0000000000000UL);
        var two = Vector512.Create(2.0);
        var u0 = (two - ((word0 >>> 12) | one).AsDouble()).AsUInt64(); // (0, 1], exact
        var u1 = (two - ((word1 >>> 12) | one).AsDouble()).AsUInt64();

        // exponent and significand by their bits; 2^52 + k read as a double is the whole number k after subtraction
        var whole = Vector512.Create(0x4330000000000000UL);
        var bias = Vector512.Create(4503599627370496.0 + 1023);
        var e0 = ((u0 >>> 52) | whole).AsDouble() - bias;
        var e1 = ((u1 >>> 52) | whole).AsDouble() - bias;
        var fraction = Vector512.Create(0x000FFFFFFFFFFFFFUL);
        var m0 = ((u0 & fraction) | one).AsDouble();
        var m1 = ((u1 & fraction) | one).AsDouble();

        // The eight parts of [1, 2) have midpoints c = 1 + (i + 1/2) / 8; the tables hold 1 / c and 2 ln(1 / c).
        var inverse = Vector512.Create(
            1 / 1.0625, 1 / 1.1875, 1 / 1.3125, 1 / 1.4375, 1 / 1.5625, 1 / 1.6875, 1 / 1.8125, 1 / 1.9375);
        var twiceLogInverse = Vector512.Create(
            -0.12124924363286971, -0.34370051385331857, -0.5438674309672836, -0.725810987378737,
            -0.892574205256839, -1.0464962875290957, -1.1894142154933856, -1.32279696449073);
        var i0 = u0 >>> 49;
        var i1 = u1 >>> 49;
        var minusOne = Vector512.Create(-1.0);
        var r0 = Vector512.FusedMultiplyAdd(m0, LaneBits.Lookup(inverse, i0), minusOne); // |r| <= 1/16
        var r1 = Vector512.FusedMultiplyAdd(m1, LaneBits.Lookup(inverse, i1), minusOne);
        var minusTwoLn2 = Vector512.Create(-2 * 0.693147180559945309417);
        var k0 = Vector512.FusedMultiplyAdd(e0, minusTwoLn2, LaneBits.Lookup(twiceLogInverse, i0));
        var k1 = Vector512.FusedMultiplyAdd(e1, minusTwoLn2, LaneBits.Lookup(twiceLogInverse, i1));
        var p0 = Vector512.Create(-2.0 / 11);
        var p1 = p0;
        Horner(ref p0, ref p1, r0, r1, 2.0 / 10);
        Horner(ref p0, ref p1, r0, r1, -2.0 / 9);
        Horner(ref p0, ref p1, r0, r1, 2.0 / 8);
        Horner(ref p0, ref p1, r0, r1, -2.0 / 7);
        Horner(ref p0, ref p1, r0, r1, 2.0 / 6);
        Horner(ref p0, ref p1, r0, r1, -2.0 / 5);
        Horner(ref p0, ref p1, r0, r1, 2.0 / 4);
        Horner(ref p0, ref p1, r0, r1, -2.0 / 3);
        Horner(ref p0, ref p1, r0, r1, 1.0);
        Horner(ref p0, ref p1, r0, r1, -2.0);
        result0 = NotNegative(Vector512.FusedMultiplyAdd(p0, r0, k0));
        result1 = NotNegative(Vector512.FusedMultiplyAdd(p1, r1, k1));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<double> NotNegative(Vector512<double> x) =>
        Vector512.ConditionalSelect(Vector512.GreaterThan(x, Vector512<double>.Zero), x, Vector512<double>.Zero);
}
