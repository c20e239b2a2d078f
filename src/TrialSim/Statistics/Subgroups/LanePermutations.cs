using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using TrialSim.Numerics;
using TrialSim.Randomness;

namespace TrialSim.Statistics.Subgroups;

/// <summary>Eight random permutations at a time, one a lane, which eight trials share whatever the sizes of their groups of patients.</summary>
/// <remarks>
/// The inside-out form of Fisher and Yates's shuffle: after its first m steps it holds a uniform permutation of m (Knuth, The Art of
/// Computer Programming 2, 3.4.2, exercise 15), so that one shuffle serves groups of all sizes. Trials of one block of eight see the same
/// permutations; that leaves each p-value what it is, and ties those trials together only through the error of a p-value that is estimated
/// from finitely many permutations. The random number is a fraction of 32 bits, its product with m rounded down: no permutation is
/// more than m / 2^31 likelier than another, relatively, at a step.
/// </remarks>
internal sealed unsafe class LanePermutations : IDisposable
{
    private readonly LaneColumns memory;
    private readonly Vector512<ulong>[] words;
    private readonly int[] pairs;
    private readonly int[] sizes = new int[Lanes.Count];
    private readonly int[] slots = new int[Lanes.Count];
    private int distinct;

    /// <summary>Room for the largest group.</summary>
    public LanePermutations(int most)
    {
        memory = new(Lanes.Count, most);
        words = new Vector512<ulong>[(most + 1) & ~1];
        pairs = [.. Enumerable.Range(0, (most + 1) / 2)];
    }

    /// <summary>Says how large the group of each of eight trials is.</summary>
    public void Prepare(ReadOnlySpan<int> groupSizes)
    {
        groupSizes.CopyTo(sizes);
        sizes.AsSpan().Sort();
        distinct = 0;
        for (int i = 0; i < sizes.Length; i++)
        {
            if (i == 0 || sizes[i] != sizes[i - 1])
            {
                sizes[distinct++] = sizes[i];
            }
        }

        for (int trial = 0; trial < slots.Length; trial++)
        {
            slots[trial] = sizes.AsSpan(0, distinct).IndexOf(groupSizes[trial]);
        }
    }

    /// <summary>Draws the permutations for all sizes.</summary>
    /// <param name="random">The streams of the block of eight trials; lane k of the permutations comes from that of trial k.</param>
    /// <param name="eight">Which eight permutations.</param>
    /// <param name="group">Which group of patients, such as the arm.</param>
    public void Draw(in TrialRandom random, int eight, int group)
    {
        int most = sizes[distinct - 1];
        random.Fractions(DrawPurpose.Permutation, eight, group, pairs.AsSpan(0, (most + 1) / 2), words);
        var work = memory[distinct - 1];
        int done = 0;
        for (int slot = 0; slot < distinct; slot++)
        {
            Shuffle(done, sizes[slot]);
            done = sizes[slot];
            if (slot < distinct - 1)
            {
                work[..done].CopyTo(memory[slot]);
            }
        }
    }

    /// <summary>For each place in the group of a trial, whose outcome stands there now: one number a lane.</summary>
    public ReadOnlySpan<Vector512<long>> Of(int trial) =>
        MemoryMarshal.Cast<Lanes, Vector512<long>>(memory[slots[trial]])[..sizes[slots[trial]]];

    /// <inheritdoc/>
    public void Dispose() => memory.Dispose();

    private void Shuffle(int from, int to)
    {
        var start = (long*)Unsafe.AsPointer(ref MemoryMarshal.GetReference(memory[distinct - 1]));
        var lane = Vector512.Create(0L, 1, 2, 3, 4, 5, 6, 7);
        long* other = stackalloc long[Lanes.Count];
        long* place = start + ((nint)from * Lanes.Count);
        for (int i = from; i < to; i++, place += Lanes.Count)
        {
            var chosen = LaneBits.MultiplyLowHalves(words[i], Vector512.Create((ulong)i + 1)) >>> 32;
            ((chosen.AsInt64() << 3) + lane).Store(other);
            for (int k = 0; k < Lanes.Count; k++)
            {
                long* displaced = start + other[k];
                place[k] = *displaced;
                *displaced = i;
            }
        }
    }
}
