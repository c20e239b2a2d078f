using TrialSim.Numerics;
using TrialSim.Numerics.Distributions;
using TrialSim.Statistics;
using TrialSim.Statistics.Subgroups.Cuts;

namespace TrialSim.Claims.Searches;

/// <summary>A best-cut rule whose cut is tested in the patients who chose it: search, p-value, announcement.</summary>
internal abstract class CutTest : PreparedRule
{
    private readonly BestCut rule;
    private readonly CutPatients patients;
    private readonly double[] cuts;
    private readonly double[] p = new double[Lanes.Count];
    private readonly CutBagging? bagging;
    private readonly SampleParts? parts;

    private protected CutTest(BestCut rule, RuleRoom room)
    {
        this.rule = rule;
        Room = room;
        patients = new(rule.Marker, room);
        parts = rule.HeldBack is { } share ? new(room, 1 - share.Value, new(room, rule.Marker)) : null;
        cuts = rule.InsideCuts();
        Searches = rule.Searches(room.Trial.Patients);
        Alternative = rule.Direction == ClaimDirection.Either ? Alternative.TwoSided : Alternative.Less;
        bagging = rule.Bagged > 0 ? new(rule, room, patients, cuts, Searches) : null;
    }

    /// <summary>The trials.</summary>
    protected RuleRoom Room { get; }

    /// <summary>The searches.</summary>
    protected CutSearches Searches { get; }

    /// <summary>The direction of the search.</summary>
    protected Alternative Alternative { get; }

    /// <summary>The best cut of each trial.</summary>
    protected SelectedCut[] Best { get; } = new SelectedCut[Lanes.Count];

    /// <inheritdoc/>
    public override void Announce(Announcement announcement)
    {
        uint feasible = 0;
        parts?.Draw();
        for (int lane = 0; lane < Lanes.Count; lane++)
        {
            ReadSearched(lane);
            Best[lane] = Searches.Best(lane, patients.Order, cuts, rule.MinPerCell, Alternative);
            feasible |= Best[lane].Exists ? 1u << lane : 0;
        }

        announcement.Feasible = LaneMask.FromBits(feasible);
        if (feasible == 0)
        {
            return;
        }

        Judge(p);
        for (int lane = 0; lane < Lanes.Count; lane++)
        {
            if ((feasible >> lane & 1) != 0 && p[lane] <= rule.Alpha.Value && !(Alternative == Alternative.Less && Best[lane].Statistic >= 0))
            {
                Announce(announcement, lane, Best[lane]);
                bagging?.Estimate(announcement, lane, Best[lane], Alternative);
                EstimateHonestly(announcement, lane, Best[lane]);
            }
        }
    }

    /// <summary>Works out the corrected p-value of each trial that has a best cut; others may hold anything.</summary>
    private protected abstract void Judge(Span<double> p);

    /// <inheritdoc/>
    private protected override void Release() => Searches.Dispose();

    private void ReadSearched(int lane)
    {
        if (parts is null)
        {
            patients.ReadAll(lane);
            return;
        }

        parts.Divide(lane);
        patients.Read(lane, parts.Training);
    }

    // Those held back know neither which cut was chosen nor that anything is claimed.
    private void EstimateHonestly(Announcement announcement, int lane, SelectedCut best)
    {
        if (parts is null)
        {
            return;
        }

        parts.Divide(lane);
        patients.Read(lane, parts.Others);
        var effect = patients.Effects(best.Place.Cut, IsAbove(best));
        Give(BestCut.SubgroupSlot, EffectEstimate.Naive(ClaimKind.SubgroupEffect, effect));
        if (rule.Contrast == CutContrast.Interaction)
        {
            Give(BestCut.EnhancedSlot, EffectEstimate.Naive(ClaimKind.EnhancedEffect, effect));
        }

        void Give(int slot, EffectEstimate estimate)
        {
            if (double.IsFinite(estimate.Value))
            {
                announcement.Estimate(slot, lane, ClaimEstimate.Honest, estimate.Value, estimate.Variance, estimate.DegreesOfFreedom);
            }
        }
    }

    private bool IsAbove(SelectedCut best) => rule.Contrast == CutContrast.Subgroup || best.Statistic < 0;

    private void Announce(Announcement announcement, int lane, SelectedCut best)
    {
        bool above = IsAbove(best);
        var set = ClaimedSet.Everybody.With(new(rule.Marker, best.Place.Cut, above));
        if (rule.Contrast == CutContrast.Subgroup)
        {
            announcement.Choose(BestCut.SubgroupSlot, lane, set);
            announcement.Announce(BestCut.SubgroupSlot, lane, best.Statistic < 0);
            return;
        }

        announcement.Choose(BestCut.EnhancedSlot, lane, set);
        announcement.Announce(BestCut.EnhancedSlot, lane, true);
        ReadSearched(lane);
        var effect = patients.Effects(best.Place.Cut, above);
        if (effect.IsEstimable
            && StudentT.UpperTail(-effect.Inside / Math.Sqrt(effect.Variance), effect.DegreesOfFreedom) <= rule.OneSidedLevel)
        {
            announcement.Choose(BestCut.SubgroupSlot, lane, set);
            announcement.Announce(BestCut.SubgroupSlot, lane, true);
        }
    }
}
