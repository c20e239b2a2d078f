using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using TrialSim.Numerics;
using TrialSim.Randomness;
using TrialSim.Statistics.Subgroups;

namespace TrialSim.Claims;

/// <summary>Random orders and samples of the patients for rules that permute within a kind or draw again; one per rule and worker.</summary>
/// <remarks>A pure function of seed, replicate, purpose and number of the draw: two rules of one scenario see the same draws.</remarks>
internal sealed class RuleDraws
{
    private readonly RuleRoom room;
    private readonly Vector512<ulong>[] fractions;
    private readonly int[] members;

    /// <summary>Draws for the patients of a room.</summary>
    public RuleDraws(RuleRoom room)
    {
        this.room = room;
        fractions = new Vector512<ulong>[(room.Trial.Patients + 1) & ~1];
        members = new int[room.Trial.Patients];
    }

    /// <summary>Draws a permutation for each trial: whose place each patient takes, within her kind; eight numbers a patient.</summary>
    public void Permute(int number, ReadOnlySpan<Lanes> kind, Span<int> from)
    {
        var drawn = Draw(DrawPurpose.Permutation, number);
        for (int lane = 0; lane < Lanes.Count; lane++)
        {
            OwnPermutation.Draw(drawn, kind, lane, from, members);
        }
    }

    /// <summary>Draws as many patients as there are, with replacement; the same for all eight trials.</summary>
    public void Resample(int number, Span<int> patients)
    {
        var drawn = Draw(DrawPurpose.RuleBootstrap, number);
        for (int i = 0; i < patients.Length; i++)
        {
            patients[i] = (int)(drawn[i * Lanes.Count] * (ulong)patients.Length >> 32);
        }
    }

    private ReadOnlySpan<ulong> Draw(DrawPurpose purpose, int number)
    {
        room.Random.Fractions(purpose, number, 0, room.Trial.Pairs, fractions);
        return MemoryMarshal.Cast<Vector512<ulong>, ulong>(fractions.AsSpan());
    }
}
