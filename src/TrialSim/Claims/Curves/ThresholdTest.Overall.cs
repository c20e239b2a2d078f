using TrialSim.Analyses;
using TrialSim.Numerics;
using TrialSim.Statistics;

namespace TrialSim.Claims.Curves;

/// <content>The test of everybody in procedure a.</content>
internal sealed partial class ThresholdTest
{
    // the test that reads no marker has those without a value too
    private LaneMask AnnounceOverallOfEverybody(Announcement announcement)
    {
        var change = room.Endpoints.Values(ContinuousEndpoint.Change, MissingRule.ObservedCases);
        var seen = room.Endpoints.Weight(0, MissingRule.ObservedCases);
        TwoSample sample = default;
        for (int i = 0; i < change.Length; i++)
        {
            sample = sample.With(change[i], room.Trial.Treated[i], seen[i]);
        }

        var effect = sample.Pooled();
        var squared = effect.Estimable.Keep(effect.Estimate * effect.Estimate / effect.Estimable.Select(effect.Variance, Lanes.One));
        announcement.Feasible = effect.Estimable;
        return AnnounceOverall(announcement, (effect.Estimate < 0.0).Select(-squared, squared), sample.N1 + sample.N0, effect.Estimable);
    }

    private LaneMask AnnounceOverall(Announcement announcement, Lanes everybody, Lanes patients, LaneMask estimable)
    {
        var critical = StudentCritical.At(2 * rule.OverallLevel);
        var df = Lanes.Max(patients - 2.0, Lanes.One);
        var significant = estimable & critical.Exceeded(Lanes.Abs(everybody), critical.For(df));
        var good = significant & (everybody < 0.0);
        var bad = rule.Direction == ClaimDirection.Either ? significant & ~good : LaneMask.None;
        announcement.Announce(Overall, good, bad);
        return good | bad;
    }
}
