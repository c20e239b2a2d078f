using TrialSim.Numerics;
using TrialSim.Statistics;
using TrialSim.Statistics.Subgroups;
using TrialSim.Statistics.Subgroups.Curves;

namespace TrialSim.Claims.Curves;

/// <summary>The adaptive threshold design in one worker's trials.</summary>
internal sealed partial class ThresholdTest : PreparedRule
{
    private const int Overall = 0;
    private const int InSubgroup = 1;
    private const double TieShare = 1e-9;

    private readonly AdaptiveThreshold rule;
    private readonly RuleRoom room;
    private readonly ThresholdSearch search;
    private readonly CompleteCases cases;
    private readonly PatientPermutations permutations;
    private readonly PartialPermutations? ofKnown; // where some patients may have no value
    private readonly int[] firstPlaces = new int[Lanes.Count];
    private readonly Lanes[] statistics;
    private readonly double offset;
    private readonly double most;

    /// <summary>Buffers for one worker.</summary>
    public ThresholdTest(AdaptiveThreshold rule, RuleRoom room)
    {
        this.rule = rule;
        this.room = room;
        search = new(room.Trial.Patients, rule.Sizes(room.Trial.Patients), rule.Shape);
        cases = new(room, rule.Marker);
        ofKnown = cases.SomeMayBeMissing ? new(room.Trial.Patients) : null;
        permutations = new(room.Trial.Patients);
        statistics = new Lanes[search.Thresholds + 1];
        offset = rule.Procedure == AdaptiveThresholdProcedure.A ? double.NegativeInfinity : rule.Offset?.Value ?? 2.2;
        most = (rule.PermutationLevel * (rule.Permutations + 1) * (1 + TieShare)) - 1;
    }

    /// <inheritdoc/>
    public override void Announce(Announcement announcement)
    {
        var trials = rule.Ordered(room, cases);
        search.Enter(trials);
        search.Observed(statistics);
        announcement.Feasible = search.Estimable;
        var undecided = search.Estimable;
        if (rule.Procedure == AdaptiveThresholdProcedure.A)
        {
            undecided &= ~(ofKnown is null
                ? AnnounceOverall(announcement, statistics[^1], search.Patients, search.Estimable)
                : AnnounceOverallOfEverybody(announcement));
        }

        if (undecided.Any)
        {
            // a fall of the score is a benefit: the lowest statistics speak for the treatment
            var (worst, best) = Largest();
            var good = undecided & (best < 0.0);
            var bad = rule.Direction == ClaimDirection.Either ? undecided & (worst > 0.0) : LaneMask.None;
            Judge(worst, best, ref bad, ref good);
            bad &= ~good;
            Claim(announcement, good, trials, inFavour: true);
            Claim(announcement, bad, trials, inFavour: false);
        }
    }

    private protected override void Release()
    {
        ofKnown?.Dispose();
        search.Dispose();
        permutations.Dispose();
    }

    private (Lanes Highest, Lanes Lowest) Largest()
    {
        var everybody = statistics[^1];
        var (highest, lowest) = (everybody + offset, everybody - offset);
        for (int k = 0; k < search.Thresholds; k++)
        {
            highest = Lanes.Max(statistics[k], highest);
            lowest = Lanes.Min(statistics[k], lowest);
        }

        return (highest, lowest);
    }

    // Leaves the trials in which so large a statistic is rare among permuted arms.
    private void Judge(Lanes highest, Lanes lowest, ref LaneMask atHighest, ref LaneMask atLowest)
    {
        permutations.Restart();
        ofKnown?.Prepare(firstPlaces, search.Order.Known); // from the highest on
        var (above, below) = (Lanes.Zero, Lanes.Zero);
        var fromAbove = highest - (TieShare * Lanes.Abs(highest));
        var fromBelow = lowest + (TieShare * Lanes.Abs(lowest));
        // no further than to where every trial has too many to be significant
        for (int p = 0; p < rule.Permutations && (atHighest | atLowest).Any; p++)
        {
            var permuted = ofKnown is null || search.Order.IsComplete
                ? search.Permuted(permutations.Order(room.Random, p), offset)
                : search.PermutedOfSome(ofKnown.Order(room.Random, p), offset);
            above += (permuted.Highest >= fromAbove).ToIndicator();
            below += (permuted.Lowest <= fromBelow).ToIndicator();
            atHighest &= above <= most;
            atLowest &= below <= most;
        }
    }

    private void Claim(Announcement announcement, LaneMask where, in OneMarkerTrials trials, bool inFavour)
    {
        uint lanes = where.Bits;
        for (int lane = 0; lanes != 0; lane++, lanes >>= 1)
        {
            if ((lanes & 1) == 0)
            {
                continue;
            }

            int found = Strongest(lane, inFavour ? -1 : 1);
            if (found == search.Thresholds)
            {
                announcement.Announce(Overall, lane, inFavour);
                continue;
            }

            announcement.Choose(InSubgroup, lane, rule.Side(search.Cut(found, lane, trials.Marker), above: true));
            announcement.Announce(InSubgroup, lane, inFavour);
        }
    }

    // the set with the largest statistic in one direction; of equal ones the larger set
    private int Strongest(int lane, double direction)
    {
        int found = search.Thresholds;
        double largest = (direction * statistics[found][lane]) + offset;
        for (int k = found - 1; k >= 0; k--)
        {
            double value = direction * statistics[k][lane];
            (found, largest) = value > largest ? (k, value) : (found, largest);
        }

        return found;
    }
}
