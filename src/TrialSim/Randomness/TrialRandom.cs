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
/// word, then those of the second. Normal deviates of 32 bits take a word for two patients: patients 4j to 4j + 3 share a call.
/// </remarks>
public readonly struct TrialRandom
{
    /// <summary>Patients beyond this number cannot be addressed.</summary>
    public const int MaximumPatients = 1 << 21;

    /// <summary>Attempts (screened candidates for one place in the trial) beyond this number cannot be addressed.</summary>
    public const int MaximumAttempts = 1 << 12;

    private readonly PhiloxCounter counter;
    private readonly ulong first; // of the eight replicates

    private TrialRandom(ulong seed, ulong firstReplicate)
    {
        counter = new(seed, Vector512.Create(firstReplicate) + Vector512.Create(0UL, 1, 2, 3, 4, 5, 6, 7));
        first = firstReplicate;
    }

    /// <summary>The streams of replicates <paramref name="firstReplicate"/> to <paramref name="firstReplicate"/> + 7.</summary>
    public static TrialRandom For(ulong seed, ulong firstReplicate) => new(seed, firstReplicate);

    /// <summary>One normal deviate for each patient of the given pairs (pair j: patients 2j and 2j + 1).</summary>
    /// <param name="purpose">What the draws are for.</param>
    /// <param name="index">Which of several draws for the same purpose, such as the visit.</param>
    /// <param name="attempt">Which candidate for the places.</param>
    /// <param name="pairs">The pairs, rising; of up to four the last may be repeated.</param>
    /// <param name="deviates">Two for each pair; the last may be left out.</param>
    /// <param name="mean">Mean.</param>
    /// <param name="sd">Standard deviation.</param>
    public void Normals(
        DrawPurpose purpose, int index, int attempt, ReadOnlySpan<int> pairs, Span<Lanes> deviates, double mean = 0, double sd = 1)
    {
        uint word = PhiloxCounter.PurposeWord(purpose, index);
        uint above = (uint)attempt << 20;
        var words = MemoryMarshal.Cast<Lanes, Vector512<ulong>>(deviates);
        int whole = Math.Min(pairs.Length, deviates.Length / 2) & ~3;
        for (int p = 0; p < whole; p += 4)
        {
            // by eights, so that the processor overlaps the integer work of the next words with the floating-point work of these
            var eight = words.Slice(2 * p, 8);
            counter.FourCalls(
                word, (uint)pairs[p] | above, (uint)pairs[p + 1] | above, (uint)pairs[p + 2] | above, (uint)pairs[p + 3] | above, ref eight[0]);
            NormalDeviates.Transform(eight, mean, sd);
        }

        if (whole < pairs.Length)
        {
            // What is left over is made in full and copied in part: a word that belongs to nobody here still turns the angle.
            Span<Vector512<ulong>> last = stackalloc Vector512<ulong>[8];
            Span<uint> calls = stackalloc uint[4];
            for (int call = 0; call < 4; call++)
            {
                calls[call] = (uint)pairs[Math.Min(whole + call, pairs.Length - 1)] | above;
            }

            var rest = words[(2 * whole)..];
            counter.FourCalls(word, calls[0], calls[1], calls[2], calls[3], ref last[0]);
            NormalDeviates.Transform(last[..((rest.Length + 1) & ~1)], mean, sd);
            last[..rest.Length].CopyTo(rest);
        }
    }

    /// <summary>One random whole number below 2^32 for each patient of the given pairs, addressed as in <see cref="Normals"/>.</summary>
    internal void Fractions(DrawPurpose purpose, int index, int attempt, ReadOnlySpan<int> pairs, Span<Vector512<ulong>> fractions)
    {
        uint word = PhiloxCounter.PurposeWord(purpose, index);
        uint above = (uint)attempt << 20;
        Span<Vector512<ulong>> words = stackalloc Vector512<ulong>[8];
        Span<uint> groups = stackalloc uint[4];
        int p = 0;
        while (p < pairs.Length)
        {
            // eight pairs in a row from an even one on are four groups: the usual case, without looking at each
            if (p + 8 <= pairs.Length && (pairs[p] & 1) == 0 && pairs[p + 7] == pairs[p] + 7 && (2 * p) + 16 <= fractions.Length)
            {
                uint first = ((uint)pairs[p] >> 1) | above;
                counter.FourCalls(word, first, first + 1, first + 2, first + 3, ref words[0]);
                var sixteen = fractions.Slice(2 * p, 16);
                for (int i = 0; i < words.Length; i++)
                {
                    sixteen[2 * i] = words[i] & Vector512.Create(0xFFFFFFFFUL);
                    sixteen[(2 * i) + 1] = words[i] >>> 32;
                }

                p += 8;
                continue;
            }

            // the groups of four patients that the next pairs belong to: each is called once where both its pairs follow one another
            int count = 0;
            int end = p;
            while (end < pairs.Length && (count < 4 || (uint)pairs[end] >> 1 == groups[count - 1]))
            {
                uint group = (uint)pairs[end] >> 1;
                if (count == 0 || groups[count - 1] != group)
                {
                    groups[count++] = group;
                }

                end++;
            }

            counter.FourCalls(
                word, groups[0] | above, groups[Math.Min(1, count - 1)] | above, groups[Math.Min(2, count - 1)] | above,
                groups[count - 1] | above, ref words[0]);
            for (int call = 0; p < end; p++)
            {
                while (groups[call] != (uint)pairs[p] >> 1)
                {
                    call++;
                }

                var own = words[(2 * (call == count - 1 ? 3 : call)) + (pairs[p] & 1)];
                fractions[2 * p] = own & Vector512.Create(0xFFFFFFFFUL);
                if ((2 * p) + 1 < fractions.Length)
                {
                    fractions[(2 * p) + 1] = own >>> 32;
                }
            }
        }
    }

    /// <summary>Normal deviates of 32 bits, two for each word: as <see cref="Normals"/>, at nearly half the cost.</summary>
    internal void ShortNormals(
        DrawPurpose purpose, int index, int attempt, ReadOnlySpan<int> pairs, Span<Lanes> deviates, double mean = 0, double sd = 1)
    {
        uint word = PhiloxCounter.PurposeWord(purpose, index);
        uint above = (uint)attempt << 20;
        var made = MemoryMarshal.Cast<Lanes, Vector512<ulong>>(deviates);
        Span<Vector512<ulong>> words = stackalloc Vector512<ulong>[8];
        Span<Vector512<ulong>> spare = stackalloc Vector512<ulong>[16];
        Span<uint> groups = stackalloc uint[4];
        for (int p = 0; p < pairs.Length;)
        {
            // up to eight pairs in a row from an even one on are up to four groups; else each pair has a call for itself
            int row = Math.Min(8, pairs.Length - p);
            bool areInRow = (pairs[p] & 1) == 0 && pairs[p + row - 1] == pairs[p] + row - 1;
            int perGroup = areInRow ? 2 : 1;
            row = Math.Min(row, 4 * perGroup);
            int last = (row - 1) / perGroup;
            for (int g = 0; g < groups.Length; g++)
            {
                groups[g] = ((uint)pairs[p + (Math.Min(g, last) * perGroup)] >> 1) | above;
            }

            counter.FourCalls(word, groups[0], groups[1], groups[2], groups[3], ref words[0]);
            for (int k = 0; !areInRow && k < row; k++)
            {
                words[k] = words[(2 * k) + (pairs[p + k] & 1)];
            }

            int count = Math.Min(2 * row, made.Length - (2 * p));
            var into = count == 2 * row ? made.Slice(2 * p, count) : spare[..(2 * row)];
            NormalDeviates.TransformHalves(words[..row], into, mean, sd);
            if (count < into.Length)
            {
                into[..count].CopyTo(made[(2 * p)..]);
            }

            p += row;
        }
    }

    /// <summary>The streams of eight of the replicates, by lane, in any order: for draws that few of them need.</summary>
    internal PhiloxCounter Of(ReadOnlySpan<int> lanes)
    {
        Span<ulong> chosen = stackalloc ulong[Lanes.Count];
        for (int lane = 0; lane < Lanes.Count; lane++)
        {
            chosen[lane] = first + (ulong)lanes[lane];
        }

        return new(counter.Key, Vector512.Create<ulong>(chosen));
    }
}
