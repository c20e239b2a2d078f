using TrialSim.Numerics;
using TrialSim.Outcomes;
using TrialSim.Scenarios;
using TrialSim.Sizing;
using TrialSim.Tests.Behaviour;

namespace TrialSim.Tests.Property;

/// <summary>A knob changes what it names and nothing else, and its values are allowed in a scenario.</summary>
public sealed class KnobTests
{
    private static readonly Scenario Raison = ScenarioFile.Read(Repository.Path("scenarios/raison-2013.json")).Scenario!;

    public static TheoryData<string> Names => [.. Knobs.All.Select(k => k.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void The_own_value_changes_nothing_beyond_rounding(string name)
    {
        var knob = Bound(name);
        var same = knob.Set(Raison, knob.Own(Raison));
        Assert.Equal(knob.Own(Raison), knob.Own(same), 12);
        string own = ScenarioFile.Write(Raison), again = ScenarioFile.Write(same);
        Assert.True(name == "prevalence" || own == again, again); // the mean of ln CRP comes back from a share, within rounding
        Assert.Equal(Raison.Population.Crp!.LogMean.Value, same.Population.Crp!.LogMean.Value, 12);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Allowed_values_make_scenarios_without_problems(string name)
    {
        var knob = Bound(name);
        Assert.Null(knob.Refusal(Raison, Raison.Analyses));
        var (least, most) = knob.Bounds(Raison);
        foreach (double value in new[] { least, knob.Allowed(Raison, (least + most) / 2, up: true), knob.Allowed(Raison, Math.Sqrt(Math.Max(1e-6, least) * most), up: false) })
        {
            Assert.InRange(value, least, most);
            Assert.Empty(knob.Set(Raison, value).Breaches());
        }
    }

    [Theory]
    [InlineData(7, "1 2 4 6 8 10 12")]
    [InlineData(3, "2 8 12")]
    [InlineData(2, "6 12")]
    [InlineData(1, "12")]
    public void Visits_are_spread_evenly_and_the_last_is_kept(int visits, string weeks)
    {
        var outcome = Bound("visits").Set(Raison, visits).Outcome;
        Assert.Equal(weeks, string.Join(' ', outcome.Visits.Select(v => v.Value)));
        var residual = Assert.IsType<UnstructuredCovariance>(outcome.Residual);
        var full = (UnstructuredCovariance)Raison.Outcome.Residual;
        int[] kept = [.. outcome.Visits.Select(v => Raison.Outcome.Visits.ToList().IndexOf(v))];
        var all = new VisitSchedule([.. Raison.Outcome.Visits.Select(v => v.Value)]);
        for (int j = 0; j < visits; j++)
        {
            Assert.Equal(full.Sd[kept[j]], residual.Sd[j]);
            Assert.Equal(((ByVisitCourse)Raison.Outcome.DrugTimeCourse).Fractions[kept[j]], ((ByVisitCourse)outcome.DrugTimeCourse).Fractions[j]);
            for (int k = 0; k < j; k++)
            {
                Assert.Equal(full.CorrelationOf(kept[j], kept[k], all), residual.CorrelationOf(j, k, all));
            }
        }
    }

    [Fact]
    public void A_share_of_one_half_puts_the_median_at_the_cut()
    {
        var half = Bound("prevalence").Set(Raison, 0.5);
        Assert.Equal(Portable.Log(5), half.Population.Crp!.LogMean.Value, 12);
    }

    [Fact]
    public void Dropout_is_multiplied_in_both_arms()
    {
        var doubled = Assert.IsType<HazardDropout>(Bound("dropout").Set(Raison, 2).Outcome.Dropout[0]);
        Assert.Equal((2 * 0.0088, 2 * 0.0057), (doubled.PerWeek.Treatment.Value, doubled.PerWeek.Control.Value));
    }

    [Fact]
    public void Patients_come_in_whole_blocks()
    {
        var knob = Bound("patients");
        Assert.Equal((240, 244), ((int)knob.Allowed(Raison, 241, up: false), (int)knob.Allowed(Raison, 241, up: true)));
        Assert.Equal((4, 100_000), ((int)knob.Allowed(Raison, -1, up: false), (int)knob.Allowed(Raison, 1e9, up: true)));
    }

    [Fact]
    public void The_fewest_patients_are_those_that_the_scenario_allows()
    {
        var inTenBands = Published.TextbookTrial.InBands(60, 0.2, 0.3, 0.4, 0.6, 1, 1.5, 2, 3, 4);
        Assert.Equal(10, new PatientsKnob().Bounds(inTenBands).Least);
    }

    private static Knob Bound(string name) => Knobs.All.Single(k => k.Name == name).For(Raison, [.. Raison.Analyses.Where(a => a.Name == "welch-crp>5")]);
}
