using TrialSim.Claims;
using TrialSim.Claims.Searches;
using TrialSim.Designs;
using TrialSim.Numerics;
using TrialSim.Scenarios;
using TrialSim.Simulation;
using TrialSim.Tests.Behaviour;
using TrialSim.Tests.Support;
using TrialSim.Trials;

namespace TrialSim.Tests.Property;

/// <summary>Claim rules that look at patients' markers, some of whose values are missing: as if those patients were not there.</summary>
public class MissingMarkerRuleTests
{
    private const ulong Seed = 17;

    private static readonly Scenario Missing = ScenarioFile.Read(Repository.Path("tests/TrialSim.Tests/Scenarios/missing-marker-rules.json")).Scenario!;

    /// <summary>The trial without the patients who lack a value, of their number: the same to the bit, random numbers being addressed by place among those with one.</summary>
    [Theory]
    [InlineData("cut")]
    [InlineData("cut-large-sample")]
    [InlineData("cut-permuted")]
    [InlineData("cut-permuted-within")]
    [InlineData("of")]
    [InlineData("of-within")]
    [InlineData("sides")]
    [InlineData("mob")]
    [InlineData("gail-simon")]
    [InlineData("fractional-polynomial")]
    [InlineData("spline")]
    [InlineData("line")]
    [InlineData("stepp")]
    [InlineData("stepp-of-twelve")]
    [InlineData("threshold-a")]
    [InlineData("threshold-b")]
    public void A_rule_announces_what_it_does_in_the_trial_without_patients_who_lack_a_value(string name) =>
        Compare(name, blocks: 6, lacking => ([.. Enumerable.Range(0, 70).Where(i => !lacking.Contains(i))], []));

    /// <summary>The trial in which the same patients are not seen at the final visit: rules that draw by the patient's number, or resample.</summary>
    [Theory]
    [InlineData("cut")]
    [InlineData("cut-bagged")]
    [InlineData("cut-split")]
    [InlineData("cut-held-back")]
    [InlineData("of-bagged")]
    [InlineData("sides-permuted")]
    [InlineData("sides-split")]
    [InlineData("mob-permuted")]
    [InlineData("signature")]
    [InlineData("cross-validated")]
    public void A_rule_announces_what_it_does_where_those_patients_are_not_seen(string name) =>
        Compare(name, blocks: 6, lacking => ([.. Enumerable.Range(0, 70)], lacking));

    private static void Compare(string name, int blocks, Func<HashSet<int>, (int[] Patients, HashSet<int> Unseen)> reduce)
    {
        var scenario = Missing with { Rules = [Missing.Rules.Single(r => r.Name == name)] };
        var rule = scenario.Rules[0];
        PatientMarker[] read = [.. rule.Modifiers(scenario.Outline()).Distinct()];
        using var run = new TrialRun(scenario.Protocol());
        int claims = 0, lacked = 0;
        for (int block = 0; block < blocks; block++)
        {
            ulong first = (ulong)(block * Lanes.Count);
            run.Conduct(Seed, first);
            run.Announce();
            for (int lane = 0; lane < Lanes.Count; lane++)
            {
                var lacking = Enumerable.Range(0, 70).Where(i => read.Any(m => double.IsNaN(run.Trial.Measured(m)[i][lane]))).ToHashSet();
                lacked += lacking.Count;
                var (patients, unseen) = reduce(lacking);
                using var reduced = new ReducedTrials(scenario, run, lane, patients, unseen);
                claims += MustAgree(run, reduced, reduced.Announce(rule, Seed, first), lane, read.Length);
            }
        }

        Assert.InRange(claims, blocks, int.MaxValue);
        Assert.InRange(lacked, 0.15 * 70 * 8 * blocks, 0.45 * 70 * 8 * blocks);
    }

    private static int MustAgree(TrialRun run, ReducedTrials reduced, Announcement expected, int lane, int markers)
    {
        var actual = run.Announcements[0];
        Assert.Equal(expected.Feasible.Bits >> lane & 1, actual.Feasible.Bits >> lane & 1);
        int claims = 0;
        for (int slot = 0; slot < actual.Slots.Length; slot++)
        {
            Assert.Equal(expected.Favourable(slot) >> lane & 1, actual.Favourable(slot) >> lane & 1);
            Assert.Equal(expected.Adverse(slot) >> lane & 1, actual.Adverse(slot) >> lane & 1);
            if (((actual.Favourable(slot) | actual.Adverse(slot)) >> lane & 1) == 0)
            {
                continue;
            }

            claims++;
            Assert.Equal(expected.Set(slot, lane), actual.Set(slot, lane));
            foreach (var which in Enum.GetValues<ClaimEstimate>())
            {
                Assert.Equal(expected.OwnEstimate(slot, lane, which), actual.OwnEstimate(slot, lane, which));
            }

            if (markers == 1)
            {
                Assert.Equal(ClaimedEffects.Of(reduced.Endpoints, expected.Set(slot, lane), lane), ClaimedEffects.Of(run.Endpoints, actual.Set(slot, lane), lane));
            }
        }

        return claims;
    }

    /// <summary>Of two markers with values missing in different patients, each is compared within its own patients: the search finds the better of two searches.</summary>
    [Fact]
    public void A_search_of_two_markers_is_the_better_of_one_search_each()
    {
        var both = (BestOf)Missing.Rules.Single(r => r.Name == "of-two");
        Scenario[] searches = [.. new[] { both, both with { Markers = [both.Markers[0]] }, both with { Markers = [both.Markers[1]] } }.Select(r => Missing with { Rules = [r] })];
        TrialRun[] runs = [.. searches.Select(s => new TrialRun(s.Protocol()))];
        int claims = 0, ofSecond = 0;
        for (ulong first = 0; first < 160; first += 8)
        {
            foreach (var run in runs)
            {
                run.Conduct(Seed, first);
                run.Announce();
            }

            for (int lane = 0; lane < Lanes.Count; lane++)
            {
                int slot = runs[0].Announcements[0].Slots.Length - 1;
                bool[] found = [.. runs.Select(r => (r.Announcements[0].Favourable(slot) >> lane & 1) != 0)];
                Assert.Equal(found[1] || found[2], found[0]);
                if (found[0])
                {
                    claims++;
                    var set = runs[0].Announcements[0].Set(slot, lane);
                    int from = set[0].Marker == both.Markers[0].Marker ? 1 : 2;
                    ofSecond += from - 1;
                    Assert.True(found[from]);
                    Assert.Equal(runs[from].Announcements[0].Set(slot, lane), set);
                }
            }
        }

        Array.ForEach(runs, run => run.Dispose());
        Assert.InRange(claims, 60, 160);
        Assert.InRange(ofSecond, 1, claims - 1);
    }

    /// <summary>Nobody without a value is on either side of a cut in what claims are scored against.</summary>
    [Fact]
    public void The_truth_of_a_set_is_that_of_the_patients_with_a_value()
    {
        double[] marker = [3, double.NaN, 1, 2, double.NaN, 4];
        double[] effect = [-3, 100, -1, -2, 100, -4];
        var truth = new EffectsByMarker(marker, effect, effect).Truth(2, above: true);
        Assert.Equal((0.5, -3.5, -1.5, 0.5), (truth.Share, truth.Effect, truth.EffectOutside, truth.Benefit));
    }

    /// <summary>Every rule of the scenario may be used, and leaves its patients as they are.</summary>
    [Fact]
    public void Rules_over_markers_with_missing_values_are_no_problem() => Assert.Empty(Missing.Problems());
}
