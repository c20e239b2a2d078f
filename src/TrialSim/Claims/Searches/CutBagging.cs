using TrialSim.Statistics;
using TrialSim.Statistics.Subgroups;
using TrialSim.Statistics.Subgroups.Cuts;

namespace TrialSim.Claims.Searches;

/// <summary>Bagged estimates for a best-cut rule: the search is repeated in bootstrap samples of the trial that makes the claim.</summary>
/// <remarks>The samples are those that every bagging rule draws: shared by the eight trials of a block. Cuts at quantiles are the sample's own.</remarks>
internal sealed class CutBagging(BestCut rule, RuleRoom room, CutPatients patients, double[] cuts, CutSearches searches)
{
    private readonly RuleDraws draws = new(room);
    private readonly int[] sample = new int[room.Trial.Patients];
    private readonly CutPatients resampled = new(rule.Marker, room);
    private readonly Optimism ofSet = new();
    private readonly Optimism ofContrast = new();

    /// <summary>Estimates what has been claimed in one trial.</summary>
    /// <param name="announcement">Receives the estimates.</param>
    /// <param name="lane">The trial.</param>
    /// <param name="best">Its best cut.</param>
    /// <param name="alternative">The direction of the rule's search.</param>
    public void Estimate(Announcement announcement, int lane, in SelectedCut best, Alternative alternative)
    {
        // a claim about the patients above was the best of its own direction, and one about the better side the best of both
        var direction = rule.Contrast == CutContrast.Interaction ? alternative
            : best.Statistic < 0 ? Alternative.Less : Alternative.Greater;
        patients.ReadAll(lane);
        ofSet.Clear();
        ofContrast.Clear();
        for (int b = 0; b < rule.Bagged; b++)
        {
            draws.Resample(b, sample);
            resampled.Read(lane, sample);
            var found = searches.Best(lane, resampled.Order, cuts, rule.MinPerCell, direction);
            if (found.Exists)
            {
                bool above = IsAbove(found);
                var (inSample, inTrial) = (resampled.Effects(found.Place.Cut, above), patients.Effects(found.Place.Cut, above));
                ofSet.Add(lane, inSample.Inside, inTrial.Inside);
                ofContrast.Add(lane, inSample.Inside - inSample.Outside, inTrial.Inside - inTrial.Outside);
            }
        }

        var naive = patients.Effects(best.Place.Cut, IsAbove(best));
        if (ofSet.TryCorrect(lane, naive.Inside, out double effect, out double variance))
        {
            announcement.Estimate(BestCut.SubgroupSlot, lane, ClaimEstimate.Bagged, effect, variance);
        }

        if (rule.Contrast == CutContrast.Interaction
            && ofContrast.TryCorrect(lane, naive.Inside - naive.Outside, out double contrast, out double itsVariance))
        {
            announcement.Estimate(BestCut.EnhancedSlot, lane, ClaimEstimate.Bagged, contrast, itsVariance);
        }
    }

    private bool IsAbove(in SelectedCut cut) => rule.Contrast == CutContrast.Subgroup || cut.Statistic < 0;
}
