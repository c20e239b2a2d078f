using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using TrialSim.Numerics;

namespace TrialSim.Randomness;

/// <summary>
/// The random numbers of eight trials: a pure function of seed, replicate, purpose and patient. There is no state, so
/// nothing depends on what was drawn before, how many patients there are, or which worker asks.
/// </summary>
/// <remarks>
/// Philox4x32-10 (Salmon, Moraes, Dror and Shaw 2011). Counter words: pair of patients with the attempt above it, replicate
/// low, replicate high, purpose with its index above it; key: seed. One call gives two 64-bit words, so patients 2j and
/// 2j + 1 share a call: the first normal deviate (or word) belongs to 2j, the second to 2j + 1.
/// </remarks>
public readonly struct TrialRandom
{
    /// <summary>Patients beyond this number cannot be addressed.</summary>
    public const int MaximumPatients = 1 << 21;

    /// <summary>Attempts (screened candidates for one place in the trial) beyond this number cannot be addressed.</summary>
    public const int MaximumAttempts = 1 << 12;

    private readonly Vector512<ulong> replicateLow;
    private readonly Vector512<ulong> replicateHigh;
    private readonly ulong seed;

    private TrialRandom(ulong seed, Vector512<ulong> replicate)
    {
        this.seed = seed;
        replicateLow = replicate & Vector512.Create(0xFFFFFFFFUL);
        replicateHigh = replicate >>> 32;
    }

    /// <summary>The streams of replicates <paramref name="firstReplicate"/> to <paramref name="firstReplicate"/> + 7.</summary>
    public static TrialRandom For(ulong seed, ulong firstReplicate) =>
        new(seed, Vector512.Create(firstReplicate) + Vector512.Create(0UL, 1, 2, 3, 4, 5, 6, 7));

    /// <summary>One standard normal deviate for each patient from <paramref name="firstPatient"/> (even) on.</summary>
    public void Normals(DrawPurpose purpose, int index, int attempt, int firstPatient, Span<Lanes> deviates)
    {
        var words = MemoryMarshal.Cast<Lanes, Vector512<ulong>>(deviates);
        Words(purpose, index, attempt, firstPatient, words);
        int even = words.Length & ~1;
        for (int i = 0; i < even; i += 2)
        {
            LaneMath.NormalPair(words[i], words[i + 1], out var first, out var second);
            deviates[i] = first;
            deviates[i + 1] = second;
        }

        if (even < words.Length)
        {
            // The last patient's call gives two words; the second, which belongs to nobody here, still turns the angle.
            new Counter(this, purpose, index).OnePair(PairAddress(firstPatient + even, attempt), out var w0, out var w1);
            LaneMath.NormalPair(w0, w1, out deviates[even], out _);
        }
    }

    /// <summary>One random 64-bit word for each patient from <paramref name="firstPatient"/> (even) on.</summary>
    internal void Words(DrawPurpose purpose, int index, int attempt, int firstPatient, Span<Vector512<ulong>> words)
    {
        var counter = new Counter(this, purpose, index);
        uint pair = PairAddress(firstPatient, attempt);
        int i = 0;
        for (; i + 8 <= words.Length; i += 8, pair += 4)
        {
            counter.FourPairs(pair, words.Slice(i, 8));
        }

        for (; i < words.Length; i += 2, pair++)
        {
            counter.OnePair(pair, out words[i], out var second);
            if (i + 1 < words.Length)
            {
                words[i + 1] = second;
            }
        }
    }

    private static uint PairAddress(int firstPatient, int attempt) => (uint)(firstPatient >> 1) | ((uint)attempt << 20);

    /// <summary>The part of the counter that a column of draws shares.</summary>
    private readonly struct Counter(TrialRandom stream, DrawPurpose purpose, int index)
    {
        private readonly Vector512<ulong> low = stream.replicateLow;
        private readonly Vector512<ulong> high = stream.replicateHigh;
        private readonly Vector512<ulong> purposeWord = Vector512.Create((ulong)(uint)purpose | ((ulong)(uint)index << 16));
        private readonly ulong seed = stream.seed;

        // Four independent calls side by side: the multiplications of one hide the latency of the others.
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void FourPairs(uint pair, Span<Vector512<ulong>> words)
        {
            Vector512<ulong> a0 = Vector512.Create((ulong)pair), a1 = low, a2 = high, a3 = purposeWord;
            Vector512<ulong> b0 = Vector512.Create((ulong)(pair + 1)), b1 = low, b2 = high, b3 = purposeWord;
            Vector512<ulong> c0 = Vector512.Create((ulong)(pair + 2)), c1 = low, c2 = high, c3 = purposeWord;
            Vector512<ulong> d0 = Vector512.Create((ulong)(pair + 3)), d1 = low, d2 = high, d3 = purposeWord;
            uint k0 = (uint)seed;
            uint k1 = (uint)(seed >> 32);
            for (int round = 0; round < 10; round++)
            {
                var key0 = Vector512.Create((ulong)k0);
                var key1 = Vector512.Create((ulong)k1);
                Round(ref a0, ref a1, ref a2, ref a3, key0, key1);
                Round(ref b0, ref b1, ref b2, ref b3, key0, key1);
                Round(ref c0, ref c1, ref c2, ref c3, key0, key1);
                Round(ref d0, ref d1, ref d2, ref d3, key0, key1);
                k0 += 0x9E3779B9;
                k1 += 0xBB67AE85;
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

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void OnePair(uint pair, out Vector512<ulong> w0, out Vector512<ulong> w1)
        {
            Vector512<ulong> a0 = Vector512.Create((ulong)pair), a1 = low, a2 = high, a3 = purposeWord;
            uint k0 = (uint)seed;
            uint k1 = (uint)(seed >> 32);
            for (int round = 0; round < 10; round++)
            {
                Round(ref a0, ref a1, ref a2, ref a3, Vector512.Create((ulong)k0), Vector512.Create((ulong)k1));
                k0 += 0x9E3779B9;
                k1 += 0xBB67AE85;
            }

            w0 = Join(a0, a1);
            w1 = Join(a2, a3);
        }

        // Each 32-bit Philox word sits in the low half of a 64-bit lane; what drifts into the upper halves is never read.
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private static void Round(
            ref Vector512<ulong> x0, ref Vector512<ulong> x1, ref Vector512<ulong> x2, ref Vector512<ulong> x3,
            Vector512<ulong> key0, Vector512<ulong> key1)
        {
            var p0 = MultiplyLowHalves(x0, Vector512.Create(0xD2511F53UL));
            var p1 = MultiplyLowHalves(x2, Vector512.Create(0xCD9E8D57UL));
            x0 = (p1 >>> 32) ^ x1 ^ key0;
            x2 = (p0 >>> 32) ^ x3 ^ key1;
            x1 = p1;
            x3 = p0;
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private static Vector512<ulong> Join(Vector512<ulong> low, Vector512<ulong> high) =>
            (low & Vector512.Create(0xFFFFFFFFUL)) | (high << 32);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private static Vector512<ulong> MultiplyLowHalves(Vector512<ulong> a, Vector512<ulong> b)
        {
            if (Avx512F.IsSupported)
            {
                return Avx512F.Multiply(a.AsUInt32(), b.AsUInt32());
            }

            if (Avx2.IsSupported)
            {
                return Vector512.Create(
                    Avx2.Multiply(a.GetLower().AsUInt32(), b.GetLower().AsUInt32()),
                    Avx2.Multiply(a.GetUpper().AsUInt32(), b.GetUpper().AsUInt32()));
            }

            return (a & Vector512.Create(0xFFFFFFFFUL)) * b;
        }
    }
}
