using System.Numerics;
using TrialSim.Claims;

namespace TrialSim.Atlas;

/// <summary>Counts of one rule's claims over trials of one null family.</summary>
internal sealed class RuleTally
{
    private readonly long[] falseByKind = new long[Enum.GetValues<ClaimKind>().Length];
    private readonly uint[] seen = new uint[Enum.GetValues<ClaimKind>().Length]; // of the eight trials at hand

    /// <summary>Trials with at least one false claim.</summary>
    public long False { get; private set; }

    /// <summary>Trials with at least one claim.</summary>
    public long Any { get; private set; }

    /// <summary>Trials in which the rule could not be applied.</summary>
    public long Failed { get; private set; }

    /// <summary>Trials with at least one false claim of a kind.</summary>
    public long FalseOf(ClaimKind kind) => falseByKind[(int)kind];

    /// <summary>Counts what is announced in eight trials, or fewer.</summary>
    public void Record(Announcement announcement, MechanismTruth truth, uint live)
    {
        uint wrong = 0;
        uint any = 0;
        seen.AsSpan().Clear();
        var slots = announcement.Slots;
        for (int s = 0; s < slots.Length; s++)
        {
            uint favourable = announcement.Favourable(s) & live;
            uint adverse = announcement.Adverse(s) & live;
            var kind = slots[s].Kind;
            uint wrongHere = (truth.IsFalse(kind, true) ? favourable : 0) | (truth.IsFalse(kind, false) ? adverse : 0);
            any |= favourable | adverse;
            wrong |= wrongHere;
            seen[(int)kind] |= wrongHere;
        }

        False += BitOperations.PopCount(wrong);
        Any += BitOperations.PopCount(any);
        Failed += BitOperations.PopCount(~announcement.Feasible.Bits & live);
        for (int k = 0; k < seen.Length; k++)
        {
            falseByKind[k] += BitOperations.PopCount(seen[k]);
        }
    }

    /// <summary>Adds another worker's counts.</summary>
    public void Merge(RuleTally other)
    {
        False += other.False;
        Any += other.Any;
        Failed += other.Failed;
        for (int k = 0; k < falseByKind.Length; k++)
        {
            falseByKind[k] += other.falseByKind[k];
        }
    }

    /// <summary>Every count, in a fixed order.</summary>
    public IEnumerable<long> Counts() => [False, Any, Failed, .. falseByKind];
}
