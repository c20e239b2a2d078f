using TrialSim.Claims;
using TrialSim.Designs;
using TrialSim.Numerics;

namespace TrialSim.Simulation;

/// <summary>What one worker has counted of the effects that a claim rule claimed, under each truth of a panel.</summary>
/// <remarks>Of a trial with several claims in the observed direction, the first in the rule's order. The truth is that of the very set claimed.</remarks>
internal sealed class ClaimedTally : IDisposable
{
    private const int CountsOfATruth = 5;
    private const int MomentsOfATruth = 6;
    private const double Largest = 100; // HAM-D points, as among the figures of claim rules

    private readonly ObservedDirection direction;
    private readonly ReferencePopulation[] populations;
    private readonly int[] rules;
    private readonly (ClaimedSet Set, SetTruth Truth)[] last; // of each truth: sets that do not change are looked up once

    /// <summary>An empty tally.</summary>
    /// <param name="direction">In which direction the rule announced it.</param>
    /// <param name="populations">Patients of each truth.</param>
    /// <param name="rules">Place of the rule among those of each truth.</param>
    /// <param name="hasReverse">Whether the finding has a reverse, looked for as the second sighting.</param>
    public ClaimedTally(ObservedDirection direction, ReferencePopulation[] populations, int[] rules, bool hasReverse)
    {
        Last = hasReverse ? 1 : 0;
        this.direction = direction;
        this.populations = populations;
        this.rules = rules;
        last = [.. populations.Select(p => (ClaimedSet.Everybody, p.Everybody))];
        Moments = new(CountsOfATruth * populations.Length, MomentsOfATruth * populations.Length);
    }

    /// <summary>Counts and sums.</summary>
    public MomentTally Moments { get; }

    /// <summary>The sighting after which a trial can be recorded.</summary>
    public int Last { get; }

    /// <summary>Naive estimates of the claimed effects where the finding is made.</summary>
    public static MeanSlot Estimates(int truth) => Slot(truth, 0, 0);

    /// <summary>True effects in the claimed sets.</summary>
    public static MeanSlot Truths(int truth) => Slot(truth, 1, 1);

    /// <summary>Estimates in the direction of the claim, where there is an effect.</summary>
    public static MeanSlot Claims(int truth) => Slot(truth, 2, 2);

    /// <summary>Sizes of those effects.</summary>
    public static MeanSlot Sizes(int truth) => Slot(truth, 3, 2);

    /// <summary>The two added up, which gives their covariance.</summary>
    public static MeanSlot ClaimsPlusSizes(int truth) => Slot(truth, 4, 2);

    /// <summary>Shares of the patients who belong to the claimed sets.</summary>
    public static MeanSlot Shares(int truth) => Slot(truth, 5, 1);

    /// <summary>Standard error, from the reference population, of what is true of a set of the mean size; HAM-D points, an upper bound for a set of the whole.</summary>
    public double TruthError(int truth) => populations[truth].Spread / Math.Sqrt(populations[truth].Count * Moments.Mean(Shares(truth)));

    /// <summary>Trials with the finding or its reverse in which there is an effect in the claimed set.</summary>
    public static int Judged(int truth) => (CountsOfATruth * truth) + 3;

    /// <summary>Those of them in which the effect is opposite to the claim.</summary>
    public static int WrongSign(int truth) => (CountsOfATruth * truth) + 4;

    /// <summary>Records those of eight trials under a truth in which the finding is made, and those in which its reverse is.</summary>
    public void Record(int truth, TrialRun run, LaneMask finding, LaneMask reverse)
    {
        uint made = finding.Bits, either = made | reverse.Bits;
        for (int lane = 0; lane < Lanes.Count && either >> lane != 0; lane++)
        {
            if ((either >> lane & 1) != 0)
            {
                RecordTrial(truth, run, lane, (made >> lane & 1) != 0);
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose() => Moments.Dispose();

    private static MeanSlot Slot(int truth, int moment, int count) => new((MomentsOfATruth * truth) + moment, (CountsOfATruth * truth) + count);

    private void RecordTrial(int truth, TrialRun run, int lane, bool isFinding)
    {
        var announcement = run.Announcements[rules[truth]];
        bool wantsFavour = direction == ObservedDirection.Favourable == isFinding;
        for (int slot = 0; slot < announcement.Slots.Length; slot++)
        {
            bool inFavour = (announcement.Favourable(slot) >> lane & 1) != 0;
            bool isClaimed = inFavour || (announcement.Adverse(slot) >> lane & 1) != 0;
            if (isClaimed && (direction == ObservedDirection.Either || inFavour == wantsFavour))
            {
                RecordClaim(truth, run, lane, isFinding, announcement.Slots[slot].Kind, announcement.Set(slot, lane), inFavour);
                return;
            }
        }
    }

    private void RecordClaim(int truth, TrialRun run, int lane, bool isFinding, ClaimKind kind, in ClaimedSet set, bool inFavour)
    {
        if (last[truth].Set != set)
        {
            last[truth] = (set, populations[truth].Truth(set));
        }

        ref readonly var known = ref last[truth].Truth;
        double effect = ClaimScoring.Effect(kind, known);
        if (effect is < 0 or > 0)
        {
            Moments.Count(Judged(truth), lane);
            if (effect < 0 != inFavour)
            {
                Moments.Count(WrongSign(truth), lane);
            }
        }

        double recorded = ClaimScoring.Recorded(kind, known);
        double estimate = EffectEstimate.Naive(kind, ClaimedEffects.Of(run.Endpoints, set, lane)).Value;
        if (!isFinding || !(Math.Abs(estimate) < Largest) || !double.IsFinite(recorded))
        {
            return;
        }

        Add(Estimates(truth), lane, estimate);
        Add(Truths(truth), lane, effect == 0 ? 0 : recorded);
        Moments.Add(Shares(truth).Moment, lane, known.Share);
        if (effect != 0)
        {
            double claimed = inFavour == (kind != ClaimKind.HarmOutside) ? -estimate : estimate;
            double size = Math.Abs(recorded);
            Moments.Count(Claims(truth).Count, lane);
            Moments.Add(Claims(truth).Moment, lane, claimed);
            Moments.Add(Sizes(truth).Moment, lane, size);
            Moments.Add(ClaimsPlusSizes(truth).Moment, lane, claimed + size);
        }
    }

    private void Add(MeanSlot slot, int lane, double value)
    {
        Moments.Count(slot.Count, lane);
        Moments.Add(slot.Moment, lane, value);
    }
}
