using System.Runtime.InteropServices;
using TrialSim.Numerics;
using TrialSim.Randomness;

namespace TrialSim.Statistics.Subgroups;

/// <summary>Random orders of some of the patients of eight trials, of another number in each: those with a value that others lack.</summary>
/// <remarks>The orders are those of <see cref="LanePermutations"/>: in a trial they are those of a trial that has just these patients.</remarks>
internal sealed class PartialPermutations : IDisposable
{
    private readonly LanePermutations source;
    private readonly int[] starts = new int[Lanes.Count];
    private readonly int[] from;
    private int drawn = -1;

    /// <summary>Room for trials of so many patients.</summary>
    public PartialPermutations(int patients)
    {
        source = new(patients);
        from = new int[patients * Lanes.Count];
    }

    /// <summary>Says who is permuted in the next trials: a run of the places of each; the others stay where they are.</summary>
    /// <param name="first">The first place of each run.</param>
    /// <param name="counts">The number of places.</param>
    public void Prepare(ReadOnlySpan<int> first, ReadOnlySpan<int> counts)
    {
        first.CopyTo(starts);
        source.Prepare(counts);
        drawn = -1;
        for (int i = 0; i < from.Length; i++)
        {
            from[i] = i / Lanes.Count;
        }
    }

    /// <summary>An order by its number, best asked for in turn: for each place and trial, eight numbers a place, who stands there.</summary>
    /// <param name="random">The streams of the block of eight trials.</param>
    /// <param name="number">Its number, from 0.</param>
    public ReadOnlySpan<int> Order(in TrialRandom random, int number)
    {
        int eight = number / Lanes.Count;
        if (eight != drawn)
        {
            source.Draw(random, eight, 0);
            drawn = eight;
        }

        for (int lane = 0; lane < Lanes.Count; lane++)
        {
            var places = MemoryMarshal.Cast<System.Runtime.Intrinsics.Vector512<long>, long>(source.Of(lane))[(number % Lanes.Count)..];
            int start = starts[lane];
            for (int place = 0, at = 0; at < places.Length; place++, at += Lanes.Count)
            {
                from[((start + place) * Lanes.Count) + lane] = start + (int)places[at];
            }
        }

        return from;
    }

    /// <inheritdoc/>
    public void Dispose() => source.Dispose();
}
