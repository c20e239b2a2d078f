using System.Security.Cryptography;
using TrialSim.Analyses;
using TrialSim.Claims;
using TrialSim.Designs;
using TrialSim.Numerics;
using TrialSim.Numerics.Distributions;

namespace TrialSim.Simulation;

/// <summary>What one worker has counted of one claim rule; tallies of several workers add up exactly.</summary>
internal sealed class ClaimTally : IDisposable
{
    // a trial planned for 90% power at the two-sided 5% level, and that level
    private static readonly double Critical = NormalDistribution.UpperQuantile(0.025);
    private static readonly double Planned = Critical + NormalDistribution.UpperQuantile(0.1);

    private readonly ReferencePopulation population;
    private readonly ClaimSlot[] slots;
    private readonly bool[] canBeFound;
    private readonly bool anythingToFind;
    private readonly ClaimedSet[] known; // the last set of each claim, and its truth
    private readonly SetTruth[] truths;
    private readonly double[] critical; // Student's by whole degrees of freedom
    private readonly double bestCut;

    /// <summary>An empty tally of a rule.</summary>
    public ClaimTally(IReadOnlyList<ClaimSlot> slots, ReferencePopulation population, int patients)
    {
        this.population = population;
        this.slots = [.. slots];
        Layout = new(slots.Count);
        Moments = new(Layout.Counts, Layout.Moments);
        canBeFound = [.. slots.Select(slot => ClaimScoring.CanBeFound(slot, population))];
        anythingToFind = canBeFound.Contains(true);
        known = [.. slots.Select(slot => slot.Fixed ?? ClaimedSet.Everybody)];
        truths = [.. known.Select(set => population.Truth(set))];
        critical = [.. Enumerable.Range(0, patients + 1).Select(df => df == 0 ? double.PositiveInfinity : StudentT.Critical(0.05, df))];
        bestCut = population.BestCut.ShareBelow;
    }

    /// <summary>What may be announced.</summary>
    public IReadOnlyList<ClaimSlot> Slots => slots;

    /// <summary>Where each figure's sums are kept.</summary>
    public ClaimLayout Layout { get; }

    /// <summary>Counts and sums.</summary>
    public MomentTally Moments { get; }

    /// <summary>Whether there is something for a claim to find.</summary>
    public bool CanBeFound(int slot) => canBeFound[slot];

    /// <summary>The patients that claims are scored against.</summary>
    public ReferencePopulation Population => population;

    /// <summary>Records what the rule announced in those of eight trials that belong to the run.</summary>
    public void Record(Announcement announcement, TrialEndpoints endpoints, LaneMask live)
    {
        Moments.Count(ClaimLayout.Trials, live);
        Moments.Count(ClaimLayout.Failed, live & ~announcement.Feasible);
        for (int lane = 0; lane < Lanes.Count; lane++)
        {
            if ((live.Bits >> lane & 1) != 0)
            {
                RecordTrial(announcement, endpoints, lane);
            }
        }

        Moments.EndOfRound();
    }

    /// <summary>Adds another worker's tally.</summary>
    public void Merge(ClaimTally other) => Moments.Merge(other.Moments);

    /// <summary>Feeds everything counted to a digest.</summary>
    public void AppendTo(IncrementalHash digest) => Moments.AppendTo(digest);

    /// <inheritdoc/>
    public void Dispose() => Moments.Dispose();

    private void RecordTrial(Announcement announcement, TrialEndpoints endpoints, int lane)
    {
        int claims = 0, falseClaims = 0, trueClaims = 0, falseKinds = 0;
        bool allFound = anythingToFind;
        var policy = default(TreatmentPolicy);
        for (int s = 0; s < slots.Length; s++)
        {
            bool inFavour = (announcement.Favourable(s) >> lane & 1) != 0;
            if (!inFavour && (announcement.Adverse(s) >> lane & 1) == 0)
            {
                allFound &= !canBeFound[s];
                CountIf(canBeFound[s], ClaimLayout.Slot(s).Missed, lane);
                continue;
            }

            ref readonly var truth = ref Truth(s, announcement.Set(s, lane));
            bool isTrue = ScoreClaim(s, inFavour, truth, announcement.Set(s, lane), lane);
            policy.Act(slots[s].Kind, inFavour, truth);
            claims++;
            trueClaims += isTrue ? 1 : 0;
            falseClaims += isTrue ? 0 : 1;
            falseKinds |= isTrue ? 0 : 1 << (int)slots[s].Kind;
            allFound &= isTrue || !canBeFound[s];
            RecordEstimates(s, announcement, endpoints, inFavour, truth, lane);
        }

        CountIf(claims > 0, ClaimLayout.AnyClaim, lane);
        CountIf(falseClaims > 0, ClaimLayout.AnyFalse, lane);
        for (var kind = ClaimKind.OverallEffect; kind <= ClaimKind.HarmOutside; kind++)
        {
            CountIf((falseKinds >> (int)kind & 1) != 0, ClaimLayout.AnyFalseOf(kind), lane);
        }

        CountIf(trueClaims > 0, ClaimLayout.AnyTrue, lane);
        CountIf(allFound, ClaimLayout.AllTrue, lane);
        CountIf(claims > 0 && falseClaims == 0, ClaimLayout.OnlyTrue, lane);
        Moments.Add(ClaimLayout.FalseDiscovery.Moment, lane, claims == 0 ? 0 : (double)falseClaims / claims);
        var (treatedWrong, untreatedWrong, effect) = policy.Outcome(population.Everybody);
        Moments.Add(ClaimLayout.TreatedRight.Moment, lane, 1 - treatedWrong - untreatedWrong);
        Moments.Add(ClaimLayout.TreatedWrong.Moment, lane, treatedWrong);
        Moments.Add(ClaimLayout.UntreatedWrong.Moment, lane, untreatedWrong);
        Moments.Add(ClaimLayout.EffectPerPatient.Moment, lane, effect);
    }

    private bool ScoreClaim(int slot, bool inFavour, in SetTruth truth, in ClaimedSet set, int lane)
    {
        var places = ClaimLayout.Slot(slot);
        var kind = slots[slot].Kind;
        double effect = ClaimScoring.Effect(kind, truth);
        bool isTrue = effect != 0 && effect < 0 == inFavour;
        Moments.Count(places.Claimed, lane);
        CountIf(isTrue, places.True, lane);
        CountIf(effect == 0, places.False, lane);
        CountIf(effect != 0 && !isTrue, places.WrongDirection, lane);
        Moments.Add(places.Size.Moment, lane, truth.Share);
        Moments.Add(places.Truth.Moment, lane, Finite(Direction(kind, inFavour) * ClaimScoring.Recorded(kind, truth)));
        if (inFavour && kind != ClaimKind.OverallEffect)
        {
            CountIf(isTrue && ClaimScoring.LiesWrong(truth, population), places.WrongCut, lane);
        }

        if (inFavour)
        {
            double benefit = population.Everybody.Benefit;
            Moments.Count(places.InFavour, lane);
            Moments.Add(places.Sensitivity.Moment, lane, benefit > 0 ? truth.Benefit / benefit : 0);
            Moments.Add(places.Specificity.Moment, lane, benefit < 1 ? 1 - ((truth.Share - truth.Benefit) / (1 - benefit)) : 0);
        }

        if (slots[slot].Fixed is null && set.Count == 1 && set[0].Marker == population.Lead)
        {
            double below = set[0].Above ? 1 - truth.Share : truth.Share;
            Moments.Count(places.CutChosen, lane);
            Moments.Count(places.CutIn(Math.Min((int)(below * ClaimLayout.CutSteps), ClaimLayout.CutSteps - 1)), lane);
            Moments.Add(places.CutError.Moment, lane, Math.Abs(below - bestCut));
        }

        return isTrue;
    }

    private void RecordEstimates(int slot, Announcement announcement, TrialEndpoints endpoints, bool inFavour, in SetTruth truth, int lane)
    {
        var kind = slots[slot].Kind;
        var effect = ClaimedEffects.Of(endpoints, announcement.Set(slot, lane), lane);
        double recorded = ClaimScoring.Recorded(kind, truth);
        bool something = ClaimScoring.Effect(kind, truth) != 0;
        double direction = Direction(kind, inFavour);
        for (int e = 0; e < Announcement.Estimates; e++)
        {
            var which = (ClaimEstimate)e;
            var estimate = which switch
            {
                ClaimEstimate.Naive => EffectEstimate.Naive(kind, effect),
                ClaimEstimate.Shrunken => EffectEstimate.Shrunken(kind, effect),
                _ => announcement.OwnEstimate(slot, lane, which),
            };
            if (double.IsFinite(estimate.Value) && Math.Abs(estimate.Value) < 100 && double.IsFinite(recorded))
            {
                RecordEstimate(ClaimLayout.Slot(slot), which, estimate, recorded, something, direction, lane);
            }
        }
    }

    private void RecordEstimate(
        ClaimLayout.SlotPlaces places, ClaimEstimate which, EffectEstimate estimate, double truth, bool something, double direction, int lane)
    {
        double claimed = direction * estimate.Value;
        double error = estimate.Value - truth;
        Moments.Count(places.EstimatedBy(which), lane);
        Moments.Add(places.Claim(which).Moment, lane, claimed);
        Moments.Add(places.Optimism(which).Moment, lane, direction * error);
        Moments.Add(places.SquaredError(which).Moment, lane, error * error);
        double t = double.IsInfinity(estimate.DegreesOfFreedom) ? Critical : critical[(int)estimate.DegreesOfFreedom];
        CountIf(error * error <= t * t * estimate.Variance, places.Covered(which), lane); // never where there is no variance
        if (something)
        {
            double size = Math.Abs(truth);
            Moments.Count(places.OfSomething(which), lane);
            Moments.Add(places.ClaimOfSomething(which).Moment, lane, claimed);
            Moments.Add(places.Something(which).Moment, lane, size);
            Moments.Add(places.ClaimPlusSomething(which).Moment, lane, claimed + size);
        }

        if (which == ClaimEstimate.Naive)
        {
            double signal = direction * truth;
            Moments.Add(places.Replication.Moment, lane, Power(signal, Math.Sqrt(estimate.Variance)));
            Moments.Add(places.Confirmation.Moment, lane, Power(Planned * signal, Math.Abs(estimate.Value)));
        }
    }

    private ref readonly SetTruth Truth(int slot, in ClaimedSet set)
    {
        if (known[slot] != set)
        {
            known[slot] = set;
            truths[slot] = population.Truth(set);
        }

        return ref truths[slot];
    }

    private void CountIf(bool yes, int count, int lane)
    {
        if (yes)
        {
            Moments.Count(count, lane);
        }
    }

    // of a one-sided test; without a signal its level, even where nothing is known of the noise
    private static double Power(double signal, double noise) =>
        NormalDistribution.UpperTail(Critical - (signal == 0 || double.IsNaN(noise) ? 0 : signal / noise));

    // sign of the effect that is claimed
    private static double Direction(ClaimKind kind, bool inFavour) => inFavour == (kind != ClaimKind.HarmOutside) ? -1 : 1;

    private static double Finite(double value) => double.IsFinite(value) ? value : 0;
}
