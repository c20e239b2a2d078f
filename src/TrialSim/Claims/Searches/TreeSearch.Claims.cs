using TrialSim.Statistics.Subgroups.Trees;

namespace TrialSim.Claims.Searches;

/// <content>What is said of a subgroup found, and its estimate.</content>
internal sealed partial class TreeSearch
{
    private void Claim(Announcement announcement, int lane, ReadOnlySpan<MarkerBoundary> found, double sign)
    {
        var set = ClaimedSet.Everybody;
        foreach (var bound in found)
        {
            set = set.With(new(rule.Markers[bound.Marker], bound.Cut, bound.Above));
        }

        announcement.Announce(0, lane, inFavour: sign == Benefit);
        announcement.Choose(0, lane, set);
        if (parts is not null)
        {
            var sums = others.SumsWithin(found);
            announcement.Estimate(0, lane, ClaimEstimate.Honest, sums.Effect, sums.Variance);
        }
        else if (rule.Bagged > 0)
        {
            Bag(announcement, lane, found, sign);
        }
    }

    private void Bag(Announcement announcement, int lane, ReadOnlySpan<MarkerBoundary> found, double sign)
    {
        optimism.Clear();
        for (int b = 0; b < rule.Bagged; b++)
        {
            draws.Resample(b, sample);
            lanes.Take(lane, sample, others);
            search.Search(others, sign);
            if (search.Bounds.Length > 0)
            {
                optimism.Add(lane, others.SumsWithin(search.Bounds).Effect, patients.SumsWithin(search.Bounds).Effect);
            }
        }

        if (optimism.TryCorrect(lane, patients.SumsWithin(found).Effect, out double estimate, out double variance))
        {
            announcement.Estimate(0, lane, ClaimEstimate.Bagged, estimate, variance);
        }
    }
}
