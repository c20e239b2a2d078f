using System.Diagnostics;
using TrialSim.Numerics;

namespace TrialSim.Claims;

/// <summary>What one rule announces in each of eight trials.</summary>
internal sealed class Announcement
{
    private readonly ClaimSlot[] slots;
    private readonly uint[] favourable; // a bit a trial
    private readonly uint[] adverse;
    private readonly ClaimedSet[] sets; // [slot][lane]
    private readonly double[] estimates; // [slot][estimate][lane]
    private readonly double[] variances;
    private readonly double[] degreesOfFreedom;
    private readonly uint[] estimated; // [slot][estimate]

    /// <summary>An empty announcement.</summary>
    public Announcement(IReadOnlyList<ClaimSlot> slots)
    {
        this.slots = [.. slots];
        favourable = new uint[slots.Count];
        adverse = new uint[slots.Count];
        sets = new ClaimedSet[slots.Count * Lanes.Count];
        estimates = new double[slots.Count * Estimates * Lanes.Count];
        variances = new double[estimates.Length];
        degreesOfFreedom = new double[estimates.Length];
        estimated = new uint[slots.Count * Estimates];
        for (int s = 0; s < slots.Count; s++)
        {
            sets.AsSpan(s * Lanes.Count, Lanes.Count).Fill(slots[s].Fixed ?? ClaimedSet.Everybody);
        }
    }

    /// <summary>Kinds of estimate.</summary>
    public const int Estimates = 4;

    /// <summary>What may be announced.</summary>
    public ReadOnlySpan<ClaimSlot> Slots => slots;

    /// <summary>Where the rule could be applied; a rule that could not announces nothing.</summary>
    public LaneMask Feasible { get; set; } = LaneMask.All;

    /// <summary>Takes back everything, before the rule is applied to the next trials.</summary>
    public void Clear()
    {
        Feasible = LaneMask.All;
        favourable.AsSpan().Clear();
        adverse.AsSpan().Clear();
        estimated.AsSpan().Clear();
    }

    /// <summary>Announces a claim: where in favour of the treatment, and where the opposite.</summary>
    public void Announce(int slot, LaneMask inFavour, LaneMask against)
    {
        favourable[slot] |= inFavour.Bits;
        adverse[slot] |= against.Bits;
    }

    /// <summary>Announces a claim in one trial.</summary>
    public void Announce(int slot, int lane, bool inFavour) => (inFavour ? favourable : adverse)[slot] |= 1u << lane;

    /// <summary>Says which patients a claim is about where the data choose them.</summary>
    public void Choose(int slot, int lane, ClaimedSet set)
    {
        Debug.Assert(slots[slot].Fixed is null, "the set of this claim is known beforehand");
        sets[(slot * Lanes.Count) + lane] = set;
    }

    /// <summary>Gives the rule's own estimate of the claimed effect: HAM-D points, treatment - control, negative is benefit.</summary>
    /// <param name="slot">The claim.</param>
    /// <param name="lane">The trial.</param>
    /// <param name="which">Honest or bagged; the others are worked out for every rule alike.</param>
    /// <param name="value">The estimate: in the set, or for an enhanced effect in the set less that outside.</param>
    /// <param name="variance">Square of its standard error; not a number where there is none.</param>
    /// <param name="df">Degrees of freedom of its interval, a whole number; infinite for a normal one.</param>
    public void Estimate(int slot, int lane, ClaimEstimate which, double value, double variance, double df = double.PositiveInfinity)
    {
        int at = (slot * Estimates) + (int)which;
        estimated[at] |= 1u << lane;
        estimates[(at * Lanes.Count) + lane] = value;
        variances[(at * Lanes.Count) + lane] = variance;
        degreesOfFreedom[(at * Lanes.Count) + lane] = df;
    }

    /// <summary>Trials with a claim in favour of the treatment, a bit each.</summary>
    public uint Favourable(int slot) => favourable[slot] & Feasible.Bits;

    /// <summary>Trials with the opposite claim.</summary>
    public uint Adverse(int slot) => adverse[slot] & ~favourable[slot] & Feasible.Bits;

    /// <summary>Patients that a claim is about in one trial.</summary>
    public ref readonly ClaimedSet Set(int slot, int lane) => ref sets[(slot * Lanes.Count) + lane];

    /// <summary>The rule's own estimate in one trial; none where it gave none.</summary>
    public EffectEstimate OwnEstimate(int slot, int lane, ClaimEstimate which)
    {
        int at = (slot * Estimates) + (int)which;
        int place = (at * Lanes.Count) + lane;
        return (estimated[at] >> lane & 1) != 0 ? new(estimates[place], variances[place], degreesOfFreedom[place]) : EffectEstimate.None;
    }

    /// <summary>The rule's own estimate in one trial, without its degrees of freedom.</summary>
    /// <returns>Whether it gave one.</returns>
    public bool TryEstimate(int slot, int lane, ClaimEstimate which, out double value, out double variance)
    {
        (value, variance, _) = OwnEstimate(slot, lane, which);
        return !double.IsNaN(value);
    }
}
