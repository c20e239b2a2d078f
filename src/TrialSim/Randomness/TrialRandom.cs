using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using TrialSim.Numerics;

namespace TrialSim.Randomness;

/// <summary>
/// The random numbers of eight trials: a pure function of seed, replicate, purpose and patient. There is no state, so
/// nothing depends on what was drawn before, how many patients there are, or which worker asks.
/// </summary>
/// <remarks>
/// Philox4x32-10 (Salmon, Moraes, Dror and Shaw 2011). Counter words: group of patients with the attempt above it, replicate
/// low, replicate high, purpose with its index above it; key: seed. One call gives two 64-bit words. For normal deviates, patients 2j
/// and 2j + 1 share a call; for fractions of 32 bits, patients 4j to 4j + 3 do: in that order the lower and upper half of the first
/// word, then those of the second.
/// </remarks>
public readonly struct TrialRandom
{
    /// <summary>Patients beyond this number cannot be addressed.</summary>
    public const int MaximumPatients = 1 << 21;

    /// <summary>Attempts (screened candidates for one place in the trial) beyond this number cannot be addressed.</summary>
    public const int MaximumAttempts = 1 << 12;

    private readonly PhiloxCounter counter;

    private TrialRandom(ulong seed, Vector512<ulong> replicate) => counter = new(seed, replicate);

    /// <summary>The streams of replicates <paramref name="firstReplicate"/> to <paramref name="firstReplicate"/> + 7.</summary>
    public static TrialRandom For(ulong seed, ulong firstReplicate) =>
        new(seed, Vector512.Create(firstReplicate) + Vector512.Create(0UL, 1, 2, 3, 4, 5, 6, 7));

    /// <summary>One normal deviate for each patient from <paramref name="firstPatient"/> (even) on.</summary>
    public void Normals(
        DrawPurpose purpose, int index, int attempt, int firstPatient, Span<Lanes> deviates, double mean = 0, double sd = 1)
    {
        var words = MemoryMarshal.Cast<Lanes, Vector512<ulong>>(deviates);
        int even = words.Length & ~1;
        uint word = PhiloxCounter.PurposeWord(purpose, index);
        uint pair = Address(firstPatient >> 1, attempt);
        for (int i = 0; i < even; i += 8, pair += 4)
        {
            // by eights, so that the processor overlaps the integer work of the next words with the floating-point work of these
            var eight = words.Slice(i, Math.Min(8, even - i));
            counter.Fill(word, pair, eight);
            NormalDeviates.Transform(eight, mean, sd);
        }

        if (even < words.Length)
        {
            // The last patient's call gives two words; the second belongs to nobody here, and still turns the angle.
            Span<Vector512<ulong>> last = stackalloc Vector512<ulong>[2];
            counter.Fill(word, Address((firstPatient + even) >> 1, attempt), last);
            NormalDeviates.Transform(last, mean, sd);
            words[even] = last[0];
        }
    }

    /// <summary>One random whole number below 2^32 for each patient from <paramref name="firstPatient"/> (even) on.</summary>
    internal void Fractions(DrawPurpose purpose, int index, int attempt, int firstPatient, Span<Vector512<ulong>> fractions)
    {
        uint word = PhiloxCounter.PurposeWord(purpose, index);
        uint group = Address(firstPatient >> 2, attempt);
        if ((firstPatient & 2) != 0 || fractions.Length < 4)
        {
            FewFractions(word, group, (firstPatient & 2) != 0, fractions);
            return;
        }

        // The words are made in the upper half of the space and spread out from there, each into two.
        int groups = fractions.Length >> 2;
        var words = fractions.Slice(fractions.Length - (2 * groups), 2 * groups);
        counter.Fill(word, group, words);
        int rest = fractions.Length - (4 * groups);
        for (int g = 0; g < groups; g++)
        {
            var first = words[2 * g];
            var second = words[(2 * g) + 1];
            fractions[4 * g] = first & Vector512.Create(0xFFFFFFFFUL);
            fractions[(4 * g) + 1] = first >>> 32;
            fractions[(4 * g) + 2] = second & Vector512.Create(0xFFFFFFFFUL);
            fractions[(4 * g) + 3] = second >>> 32;
        }

        if (rest > 0)
        {
            FewFractions(word, group + (uint)groups, false, fractions[(4 * groups)..]);
        }
    }

    private static uint Address(int group, int attempt) => (uint)group | ((uint)attempt << 20);

    private void FewFractions(uint word, uint group, bool fromSecondWord, Span<Vector512<ulong>> fractions)
    {
        Span<Vector512<ulong>> words = stackalloc Vector512<ulong>[2];
        for (int i = 0, half = fromSecondWord ? 2 : 0; i < fractions.Length; i++, half++)
        {
            if (i == 0 || half == 4)
            {
                half &= 3;
                counter.Fill(word, i == 0 ? group : ++group, words);
            }

            fractions[i] = (half & 1) == 0 ? words[half >> 1] & Vector512.Create(0xFFFFFFFFUL) : words[half >> 1] >>> 32;
        }
    }
}
