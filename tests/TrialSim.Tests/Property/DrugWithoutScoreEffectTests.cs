using TrialSim.Findings;
using TrialSim.Outcomes;
using TrialSim.Tests.Behaviour;

namespace TrialSim.Tests.Property;

/// <summary>A drug that does nothing to the score, but to events or to biomarkers after baseline.</summary>
public class DrugWithoutScoreEffectTests
{
    private static readonly string Safety = Repository.Path("scenarios/infliximab-safety.json");

    [Fact]
    public void Under_its_null_the_drug_changes_no_biomarker_and_no_event()
    {
        var markers = ShippedScenarios.Read("raison-2013-markers.json").Outcome;
        var events = ShippedScenarios.Read("infliximab-safety.json").Outcome;

        Assert.False(markers.DrugDoesNothing);
        Assert.False(events.DrugDoesNothing);
        Assert.True(markers.WithoutDrug().DrugDoesNothing);
        Assert.True(events.WithoutDrug().DrugDoesNothing);
        Assert.All(markers.WithoutDrug().Markers, marker => Assert.IsType<NoConcentrationEffect>(marker.DrugEffect));
        Assert.Equal(markers.Markers.Select(m => m.Drift), markers.WithoutDrug().Markers.Select(m => m.Drift));
        Assert.Equal(events.AdverseEvents.Count, events.WithoutDrug().AdverseEvents.Count);
    }

    [Fact]
    public void The_truths_around_a_scenario_that_say_the_drug_does_nothing_mean_biomarkers_too()
    {
        var nulls = ClaimTruth.Around(ShippedScenarios.Read("raison-2013-markers.json")).Where(truth => truth.Scenario.Outcome.DrugEffect is NoDrugEffect).ToList();

        Assert.Equal(2, nulls.Count);
        Assert.All(nulls, truth => Assert.True(truth.Scenario.Outcome.DrugDoesNothing));
    }

    /// <summary>
    /// R's fisher.test by enumeration has a power of .786 with 102 patients in each arm; blocks in two strata leave the arms a little unequal, which
    /// makes the test less discrete: .7983 and .8069 (standard error .0013) in 100,000 trials of 204 and 208 patients, and in 2,000 of them R and the engine reject in the same number.
    /// </summary>
    [Fact]
    public void A_number_of_patients_is_found_for_a_test_of_an_event()
    {
        string page = TrialsimProcess.Run("size", Safety, "--for", "infusion-reaction-fisher", "--power", "0.8", "--replicates", "4000").Done();

        Assert.DoesNotContain("There is no drug effect under this truth", page, StringComparison.Ordinal);
        Assert.DoesNotContain("No patients", page, StringComparison.Ordinal);
        var interval = System.Text.RegularExpressions.Regex.Match(page, @"Answer +\d+ patients \[(\d+), (\d+)\]");
        int[] bounds = [.. interval.Groups.Values.Skip(1).Select(bound => int.Parse(bound.Value, System.Globalization.CultureInfo.InvariantCulture))];

        // a 99% interval of a fixed seed; 4 blocks wide at most, so that it sees an answer 16 patients away
        Assert.InRange(208, bounds[0], bounds[1]);
        Assert.InRange(bounds[1] - bounds[0], 0, 16);
    }

    [Fact]
    public void A_plan_tells_the_kinds_of_events_apart()
    {
        string page = TrialsimProcess.Run("plan", Safety, "--mcse", "0.01").Done();

        Assert.Contains("event-share", TrialsimProcess.Run("plan", Safety, "--mcse", "0.01", "--json").Done(), StringComparison.Ordinal);
        Assert.Contains("trials", page, StringComparison.Ordinal);
    }
}
