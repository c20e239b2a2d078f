using System.Runtime.Intrinsics;
using TrialSim.Numerics;
using TrialSim.Randomness;

namespace TrialSim.Cohorts;

/// <summary>Eight patients of eight trials who were not the first candidates for their places, side by side.</summary>
internal sealed class LateCandidates
{
    private PhiloxCounter counter;
    private Vector512<ulong> pairs; // the first counter word of each: pair and attempt
    private Vector512<ulong> fours;
    private Vector512<ulong> isInSecondPair; // of her four, all bits

    /// <summary>Where each stands in a column: eight times the patient, plus the lane.</summary>
    public int[] Places { get; } = new int[Lanes.Count];

    /// <summary>Turns to eight patients.</summary>
    /// <param name="random">The trials' streams.</param>
    /// <param name="places">Where they stand in a column.</param>
    /// <param name="screened">Candidates screened for every place of the block.</param>
    public void Hold(TrialRandom random, ReadOnlySpan<int> places, ReadOnlySpan<double> screened)
    {
        places.CopyTo(Places);
        Span<int> lanes = stackalloc int[Lanes.Count];
        Span<ulong> twos = stackalloc ulong[Lanes.Count];
        Span<ulong> groups = stackalloc ulong[Lanes.Count];
        Span<ulong> second = stackalloc ulong[Lanes.Count];
        for (int k = 0; k < Lanes.Count; k++)
        {
            int patient = places[k] / Lanes.Count;
            uint above = ((uint)screened[places[k]] - 1) << 20;
            (lanes[k], twos[k], groups[k]) = (places[k] % Lanes.Count, ((uint)patient / 2) | above, ((uint)patient / 4) | above);
            second[k] = 0UL - ((uint)patient >> 1 & 1);
        }

        counter = random.Of(lanes);
        (pairs, fours, isInSecondPair) = (Vector512.Create<ulong>(twos), Vector512.Create<ulong>(groups), Vector512.Create<ulong>(second));
    }

    /// <summary>The two words that a patient shares with the other of her pair.</summary>
    public void Pairs(uint purpose, out Vector512<ulong> first, out Vector512<ulong> second) => counter.OneCall(purpose, pairs, out first, out second);

    /// <summary>The two words that four patients share.</summary>
    public void Fours(uint purpose, out Vector512<ulong> first, out Vector512<ulong> second) => counter.OneCall(purpose, fours, out first, out second);

    /// <summary>The one of those two that belongs to a patient's pair.</summary>
    public Vector512<ulong> Halves(uint purpose)
    {
        Fours(purpose, out var first, out var second);
        return Vector512.ConditionalSelect(isInSecondPair, second, first);
    }
}
