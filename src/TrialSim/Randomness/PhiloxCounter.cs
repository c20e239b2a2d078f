using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using TrialSim.Numerics;

namespace TrialSim.Randomness;

/// <summary>Philox4x32-10 in eight lanes: the part of the counter that all draws of eight replicates share, and the key.</summary>
/// <remarks>
/// The first two of the ten rounds hardly depend on the lane: the first counter word and the purpose are the same in all of them. What
/// they do to the replicate's words is worked out once, the rest in single numbers.
/// </remarks>
internal readonly struct PhiloxCounter
{
    private const uint Multiplier0 = 0xD2511F53;
    private const uint Multiplier1 = 0xCD9E8D57;
    private const uint Weyl0 = 0x9E3779B9;
    private const uint Weyl1 = 0xBB67AE85;

    private readonly Vector512<ulong> productOfHigh;
    private readonly Vector512<ulong> secondProduct;
    private readonly Vector512<ulong> secondProductHigh;
    private readonly uint key0;
    private readonly uint key1;

    /// <summary>The streams of eight replicates.</summary>
    public PhiloxCounter(ulong seed, Vector512<ulong> replicate)
    {
        key0 = (uint)seed;
        key1 = (uint)(seed >> 32);
        var replicateLow = replicate & Vector512.Create(0xFFFFFFFFUL);
        var replicateHigh = replicate >>> 32;
        productOfHigh = LaneBits.MultiplyLowHalves(replicateHigh, Vector512.Create((ulong)Multiplier1));
        var first = (productOfHigh >>> 32) ^ replicateLow ^ Vector512.Create((ulong)key0);
        secondProduct = LaneBits.MultiplyLowHalves(first, Vector512.Create((ulong)Multiplier0));
        secondProductHigh = secondProduct >>> 32;
    }

    /// <summary>The seed.</summary>
    public ulong Key => key0 | ((ulong)key1 << 32);

    /// <summary>The counter word that names a purpose and its index.</summary>
    public static uint PurposeWord(DrawPurpose purpose, int index) => (uint)purpose | ((uint)index << 16);

    /// <summary>Two words for each of four values of the first counter word, in their order.</summary>
    /// <remarks>Four independent calls side by side: the multiplications of one hide the latency of the others.</remarks>
    public void FourCalls(uint purpose, uint a, uint b, uint c, uint d, ref Vector512<ulong> words)
    {
        AfterTwoRounds(purpose, a, out var a0, out var a1, out var a2, out var a3);
        AfterTwoRounds(purpose, b, out var b0, out var b1, out var b2, out var b3);
        AfterTwoRounds(purpose, c, out var c0, out var c1, out var c2, out var c3);
        AfterTwoRounds(purpose, d, out var d0, out var d1, out var d2, out var d3);
        uint k0 = key0 + unchecked(2 * Weyl0);
        uint k1 = key1 + unchecked(2 * Weyl1);
        for (int round = 2; round < 10; round += 2)
        {
            var now0 = Vector512.Create((ulong)k0);
            var now1 = Vector512.Create((ulong)k1);
            var next0 = Vector512.Create((ulong)(k0 + Weyl0));
            var next1 = Vector512.Create((ulong)(k1 + Weyl1));
            TwoRounds(ref a0, ref a1, ref a2, ref a3, now0, now1, next0, next1);
            TwoRounds(ref b0, ref b1, ref b2, ref b3, now0, now1, next0, next1);
            TwoRounds(ref c0, ref c1, ref c2, ref c3, now0, now1, next0, next1);
            TwoRounds(ref d0, ref d1, ref d2, ref d3, now0, now1, next0, next1);
            k0 += unchecked(2 * Weyl0);
            k1 += unchecked(2 * Weyl1);
        }

        Unsafe.Add(ref words, 7) = Join(d2, d3);
        Unsafe.Add(ref words, 6) = Join(d0, d1);
        Unsafe.Add(ref words, 5) = Join(c2, c3);
        Unsafe.Add(ref words, 4) = Join(c0, c1);
        Unsafe.Add(ref words, 3) = Join(b2, b3);
        Unsafe.Add(ref words, 2) = Join(b0, b1);
        Unsafe.Add(ref words, 1) = Join(a2, a3);
        words = Join(a0, a1);
    }

    /// <summary>Two words for a first counter word that differs by lane.</summary>
    public void OneCall(uint purpose, Vector512<ulong> first, out Vector512<ulong> low, out Vector512<ulong> high)
    {
        var product = LaneBits.MultiplyLowHalves(first, Vector512.Create((ulong)Multiplier0));
        var second = LaneBits.MultiplyLowHalves((product >>> 32) ^ Vector512.Create((ulong)(purpose ^ key1)), Vector512.Create((ulong)Multiplier1));
        var x0 = productOfHigh ^ (second >>> 32) ^ Vector512.Create((ulong)(key0 + Weyl0));
        var x1 = second;
        var x2 = secondProductHigh ^ product ^ Vector512.Create((ulong)(key1 + Weyl1));
        var x3 = secondProduct;
        uint k0 = key0 + unchecked(2 * Weyl0);
        uint k1 = key1 + unchecked(2 * Weyl1);
        for (int round = 2; round < 10; round += 2)
        {
            TwoRounds(
                ref x0, ref x1, ref x2, ref x3, Vector512.Create((ulong)k0), Vector512.Create((ulong)k1),
                Vector512.Create((ulong)(k0 + Weyl0)), Vector512.Create((ulong)(k1 + Weyl1)));
            k0 += unchecked(2 * Weyl0);
            k1 += unchecked(2 * Weyl1);
        }

        (low, high) = (Join(x0, x1), Join(x2, x3));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void AfterTwoRounds(
        uint purpose, uint first, out Vector512<ulong> x0, out Vector512<ulong> x1, out Vector512<ulong> x2, out Vector512<ulong> x3)
    {
        ulong product = (ulong)first * Multiplier0;
        ulong second = (ulong)((uint)(product >> 32) ^ purpose ^ key1) * Multiplier1;
        x0 = productOfHigh ^ Vector512.Create((second >> 32) ^ (key0 + Weyl0));
        x1 = Vector512.Create(second);
        x2 = secondProductHigh ^ Vector512.Create((uint)product ^ (ulong)(key1 + Weyl1));
        x3 = secondProduct;
    }

    // Each 32-bit Philox word sits in the low half of a 64-bit lane; what drifts into the upper halves is never read. Two rounds
    // at a time bring each word back to its own register.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void TwoRounds(
        ref Vector512<ulong> x0, ref Vector512<ulong> x1, ref Vector512<ulong> x2, ref Vector512<ulong> x3,
        Vector512<ulong> now0, Vector512<ulong> now1, Vector512<ulong> next0, Vector512<ulong> next1)
    {
        var p0 = LaneBits.MultiplyLowHalves(x0, Vector512.Create((ulong)Multiplier0));
        var p1 = LaneBits.MultiplyLowHalves(x2, Vector512.Create((ulong)Multiplier1));
        var y0 = (p1 >>> 32) ^ x1 ^ now0;
        var y2 = (p0 >>> 32) ^ x3 ^ now1;
        x3 = LaneBits.MultiplyLowHalves(y0, Vector512.Create((ulong)Multiplier0));
        x1 = LaneBits.MultiplyLowHalves(y2, Vector512.Create((ulong)Multiplier1));
        x0 = (x1 >>> 32) ^ p1 ^ next0;
        x2 = (x3 >>> 32) ^ p0 ^ next1;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<ulong> Join(Vector512<ulong> low, Vector512<ulong> high) =>
        (low & Vector512.Create(0xFFFFFFFFUL)) | (high << 32);
}
