using TrialSim.Atlas;
using TrialSim.Claims;
using TrialSim.Claims.Searches;
using TrialSim.Designs;
using TrialSim.Numerics;
using TrialSim.Simulation;
using TrialSim.Trials;

namespace TrialSim.Tests.Statistical.Rules;

public class SetsByCrpTests
{
    private const double Share = 0.3;

    [Theory]
    [InlineData(0, 0, 0.3)]
    [InlineData(1, 0, 0.01)]
    [InlineData(0, 1, 0.01)]
    [InlineData(0, -1, 0.01)]
    [InlineData(0.5, 0.5, 0.2)]
    public void Claims_about_sets_cut_by_crp_are_false_in_the_trials_in_which_the_scoring_says_so(double high, double low, double fewest)
    {
        NullConfiguration truth = new("truth", high, low);
        var rules = SearchErrorRules.Cuts(Share, ClaimDirection.Either).OfType<BestCut>().Where(r => r.Correction is Uncorrected or BonferroniCorrection).ToArray();
        var scenario = SearchErrorRules.Trial(truth, Share, rules);
        var tallies = AtlasSimulation.Tallies(scenario, ReferencePopulation.Draw(scenario, 1, CancellationToken.None));
        var sets = new SetsByCrp(truth, SearchErrorRules.Cut(Share).Log);
        using var run = new TrialRun(scenario.Protocol());
        long[] hits = new long[rules.Length];
        for (int trial = 0; trial < 800; trial += Lanes.Count)
        {
            AtlasSimulation.RunBlock(run, tallies, 3, trial, Lanes.Count);
            for (int r = 0; r < rules.Length; r++)
            {
                hits[r] += Enumerable.Range(0, Lanes.Count).Count(lane => sets.AnyFalse(run.Announcements[r], lane));
            }
        }

        Assert.Equal(tallies.Select(tally => tally.Moments.CountOf(ClaimLayout.AnyFalse)), hits);
        Assert.True(hits.Max() >= fewest * 800, $"nothing to compare: {hits.Max()}");
    }

    /// <summary>Benefit 1 above the median of CRP and harm of the same size below: nothing on average, so nothing in patients above any age.</summary>
    [Fact]
    public void Sets_by_another_marker_have_the_effect_of_everybody()
    {
        SetsByCrp sets = new(new("truth", 1, -1), threshold: 0);
        var effect = ClaimSlot.Chosen(ClaimKind.SubgroupEffect);
        var enhanced = ClaimSlot.Chosen(ClaimKind.EnhancedEffect);
        var older = ClaimedSet.Everybody.With(new(PatientMarker.Age, 50, Above: true));
        var inflamed = ClaimedSet.Everybody.With(new(PatientMarker.Crp, 0.5, Above: true));
        foreach (bool inFavour in (bool[])[true, false])
        {
            Assert.True(sets.IsFalse(effect, older, inFavour));
            Assert.True(sets.IsFalse(enhanced, older, inFavour));
            Assert.Equal(!inFavour, sets.IsFalse(effect, inflamed, inFavour));
            Assert.Equal(!inFavour, sets.IsFalse(enhanced, inflamed, inFavour));
            Assert.Equal(!inFavour, sets.IsFalse(effect, inflamed.With(new(PatientMarker.Age, 50, Above: true)), inFavour));
        }

        // patients between the cuts are as many below the threshold as above it, and in the last set more of them are below
        var between = ClaimedSet.Everybody.With(new(PatientMarker.Crp, -1, Above: true)).With(new(PatientMarker.Crp, 1, Above: false));
        Assert.True(sets.IsFalse(effect, between, inFavour: true));
        Assert.True(sets.IsFalse(effect, between, inFavour: false));
        Assert.True(sets.IsFalse(effect, between.With(new(PatientMarker.Crp, 0.9, Above: false)), inFavour: true));
        Assert.False(sets.IsFalse(effect, between.With(new(PatientMarker.Crp, 0.9, Above: false)), inFavour: false));
    }
}
