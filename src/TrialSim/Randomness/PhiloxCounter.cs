using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using TrialSim.Numerics;

namespace TrialSim.Randomness;

/// <summary>Philox4x32-10 in eight lanes: the part of the counter that a column of draws shares, and the key.</summary>
internal readonly struct PhiloxCounter(
    ulong seed, Vector512<ulong> replicateLow, Vector512<ulong> replicateHigh, DrawPurpose purpose, int index)
{
    private const ulong Multiplier0 = 0xD2511F53;
    private const ulong Multiplier1 = 0xCD9E8D57;
    private const uint Weyl0 = 0x9E3779B9;
    private const uint Weyl1 = 0xBB67AE85;

    private readonly Vector512<ulong> purposeWord = Vector512.Create((ulong)(uint)purpose | ((ulong)(uint)index << 16));

    /// <summary>Two words for each value of the first counter word from <paramref name="first"/> on.</summary>
    public void Fill(uint first, Span<Vector512<ulong>> words)
    {
        int i = 0;
        for (; i + 8 <= words.Length; i += 8, first += 4)
        {
            FourCalls(first, words.Slice(i, 8));
        }

        if (i < words.Length)
        {
            // four calls side by side cost little more than one
            Span<Vector512<ulong>> spare = stackalloc Vector512<ulong>[8];
            FourCalls(first, spare);
            spare[..(words.Length - i)].CopyTo(words[i..]);
        }
    }

    // Four independent calls side by side: the multiplications of one hide the latency of the others.
    private void FourCalls(uint first, Span<Vector512<ulong>> words)
    {
        Vector512<ulong> a0 = Vector512.Create((ulong)first), a1 = replicateLow, a2 = replicateHigh, a3 = purposeWord;
        Vector512<ulong> b0 = Vector512.Create((ulong)(first + 1)), b1 = replicateLow, b2 = replicateHigh, b3 = purposeWord;
        Vector512<ulong> c0 = Vector512.Create((ulong)(first + 2)), c1 = replicateLow, c2 = replicateHigh, c3 = purposeWord;
        Vector512<ulong> d0 = Vector512.Create((ulong)(first + 3)), d1 = replicateLow, d2 = replicateHigh, d3 = purposeWord;
        uint k0 = (uint)seed;
        uint k1 = (uint)(seed >> 32);
        for (int round = 0; round < 10; round += 2)
        {
            var key0 = Vector512.Create((ulong)k0);
            var key1 = Vector512.Create((ulong)k1);
            var nextKey0 = Vector512.Create((ulong)(k0 + Weyl0));
            var nextKey1 = Vector512.Create((ulong)(k1 + Weyl1));
            TwoRounds(ref a0, ref a1, ref a2, ref a3, key0, key1, nextKey0, nextKey1);
            TwoRounds(ref b0, ref b1, ref b2, ref b3, key0, key1, nextKey0, nextKey1);
            TwoRounds(ref c0, ref c1, ref c2, ref c3, key0, key1, nextKey0, nextKey1);
            TwoRounds(ref d0, ref d1, ref d2, ref d3, key0, key1, nextKey0, nextKey1);
            k0 += unchecked(2 * Weyl0);
            k1 += unchecked(2 * Weyl1);
        }

        words[7] = Join(d2, d3);
        words[6] = Join(d0, d1);
        words[5] = Join(c2, c3);
        words[4] = Join(c0, c1);
        words[3] = Join(b2, b3);
        words[2] = Join(b0, b1);
        words[1] = Join(a2, a3);
        words[0] = Join(a0, a1);
    }

    // Each 32-bit Philox word sits in the low half of a 64-bit lane; what drifts into the upper halves is never read. Two rounds
    // at a time bring each word back to its own register.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void TwoRounds(
        ref Vector512<ulong> x0, ref Vector512<ulong> x1, ref Vector512<ulong> x2, ref Vector512<ulong> x3,
        Vector512<ulong> key0, Vector512<ulong> key1, Vector512<ulong> nextKey0, Vector512<ulong> nextKey1)
    {
        var p0 = LaneBits.MultiplyLowHalves(x0, Vector512.Create(Multiplier0));
        var p1 = LaneBits.MultiplyLowHalves(x2, Vector512.Create(Multiplier1));
        var y0 = (p1 >>> 32) ^ x1 ^ key0;
        var y2 = (p0 >>> 32) ^ x3 ^ key1;
        x3 = LaneBits.MultiplyLowHalves(y0, Vector512.Create(Multiplier0));
        x1 = LaneBits.MultiplyLowHalves(y2, Vector512.Create(Multiplier1));
        x0 = (x1 >>> 32) ^ p1 ^ nextKey0;
        x2 = (x3 >>> 32) ^ p0 ^ nextKey1;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<ulong> Join(Vector512<ulong> low, Vector512<ulong> high) =>
        (low & Vector512.Create(0xFFFFFFFFUL)) | (high << 32);
}
