using TrialSim.Numerics;
using TrialSim.Numerics.Distributions;
using TrialSim.Statistics.Subgroups.Sets;

namespace TrialSim.Claims.Searches;

/// <summary>A <see cref="BestOf"/> at work.</summary>
internal sealed class BestOfSearch : PreparedRule
{
    private readonly BestOf rule;
    private readonly RuleDraws draws;
    private readonly SearchedColumns columns;
    private readonly SetSearch search;
    private readonly BaggedSearch bagging;
    private readonly BestByPermutation? permutation;
    private readonly double critical;
    private readonly bool bothWays;
    private readonly int[] everybody;
    private readonly int[] sample;

    /// <summary>Binds a rule to one worker's trials.</summary>
    public BestOfSearch(BestOf rule, RuleRoom room)
    {
        this.rule = rule;
        draws = new(room);
        columns = new(rule, room);
        search = new(columns.Sums, columns.Outcomes, columns.Judged, rule.Contrast, rule.Side == SearchedSide.Either, rule.SmallestArm);
        bagging = new(columns.Sums, search, columns.Judged, columns.Effect);
        bothWays = rule.Direction == ClaimDirection.Either && !rule.IsTwoSidedInteraction;
        double level = rule.IsTwoSidedInteraction ? rule.Alpha.Value / 2 : rule.OneSidedLevel;
        critical = NormalDistribution.UpperQuantile(rule.Correction is BonferroniCorrection ? level / rule.Tests : level);
        everybody = [.. Enumerable.Range(0, room.Trial.Patients)];
        sample = new int[room.Trial.Patients];
        permutation = rule.Correction is PermutationCorrection permuted
            ? new(rule, permuted.Permutations, columns.Sums, search, draws, everybody, bothWays) : null;
    }

    /// <inheritdoc/>
    public override void Announce(Announcement announcement)
    {
        columns.Fill();
        Restore();
        announcement.Feasible = search.Possible;
        var (inFavour, best) = search.Best(Lanes.One);
        var (against, worst) = search.Best(-Lanes.One);
        if (rule.Bagged > 0)
        {
            bagging.Start();
        }

        uint worksInBest = SetWorks(best, 1);
        uint harmsInWorst = bothWays ? SetWorks(worst, -1) : 0;
        var (favourable, adverse) = permutation?.Significant(inFavour, against)
            ?? (inFavour >= critical, bothWays ? against >= critical : LaneMask.None);
        favourable &= search.Possible;
        adverse &= search.Possible & ~favourable;
        int last = announcement.Slots.Length - 1;
        announcement.Announce(0, LaneMask.FromBits(favourable.Bits & worksInBest), LaneMask.FromBits(adverse.Bits & harmsInWorst));
        if (last > 0)
        {
            announcement.Announce(last, favourable, adverse);
        }

        var chosen = adverse.Select(worst, best);
        uint claimed = (favourable | adverse).Bits;
        for (int lane = 0; lane < Lanes.Count; lane++)
        {
            if ((claimed >> lane & 1) != 0)
            {
                Choose(announcement, lane, columns.Set((int)chosen[lane], lane));
            }
        }

        if (rule.Bagged > 0 && claimed != 0)
        {
            Bag(announcement, chosen, adverse.Select(-Lanes.One, Lanes.One), claimed);
        }
    }

    /// <inheritdoc/>
    private protected override void Release() => columns.Dispose();

    private static void Choose(Announcement announcement, int lane, ClaimedSet set)
    {
        for (int slot = 0; slot < announcement.Slots.Length; slot++)
        {
            announcement.Choose(slot, lane, set);
        }
    }

    // the trials' own sums and tests
    private void Restore()
    {
        columns.Sums.Arrange();
        columns.Sums.Sum(everybody);
        search.Test();
    }

    // where the winning endpoint itself speaks for an effect in the set, and not only for a difference from the others
    private uint SetWorks(Lanes tests, double sign)
    {
        uint bits = 0;
        for (int lane = 0; lane < Lanes.Count; lane++)
        {
            int test = (int)tests[lane];
            int outcome = test % columns.Judged;
            int side = test / columns.Judged;
            var cells = (side & 1) == 0 ? columns.Sums.Cells(side / 2, outcome) : columns.Sums.Others(side / 2, outcome);
            double difference = (cells.Sum1[lane] / cells.N1[lane]) - (cells.Sum0[lane] / cells.N0[lane]);
            bits |= difference * columns.Outcomes[outcome].FavourableSign * sign > 0 ? 1u << lane : 0;
        }

        return bits;
    }

    private void Bag(Announcement announcement, Lanes chosen, Lanes sign, uint claimed)
    {
        columns.Sums.Arrange();
        for (int b = 0; b < rule.Bagged; b++)
        {
            draws.Resample(b, sample);
            bagging.Sample(sample, sign, claimed);
        }

        for (int lane = 0; lane < Lanes.Count; lane++)
        {
            int test = (int)chosen[lane];
            if ((claimed >> lane & 1) == 0)
            {
                continue;
            }

            if (bagging.OfSet.TryCorrect(lane, bagging.EffectOf(test, lane), out double effect, out double variance))
            {
                announcement.Estimate(0, lane, ClaimEstimate.Bagged, effect, variance);
            }

            if (announcement.Slots.Length > 1
                && bagging.OfContrast.TryCorrect(lane, bagging.ContrastOf(test, lane), out double contrast, out double itsVariance))
            {
                announcement.Estimate(1, lane, ClaimEstimate.Bagged, contrast, itsVariance);
            }
        }
    }
}
