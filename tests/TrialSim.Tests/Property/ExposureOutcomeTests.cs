using TrialSim.Exposure;
using TrialSim.Numerics;
using TrialSim.Outcomes;
using TrialSim.Randomness;
using TrialSim.Scenarios;
using TrialSim.Simulation;
using TrialSim.Tests.Support;
using TrialSim.Trials;

namespace TrialSim.Tests.Property;

/// <summary>How exposure enters scores, truth and tables.</summary>
public class ExposureOutcomeTests
{
    private static readonly Scenario DoseRanging = ShippedScenarios.Read("infliximab-dose-ranging/infliximab-3x5.json");

    private static readonly Scenario Own = TestScenarios.Exposure with
    {
        Outcome = TestScenarios.Exposure.Outcome with { Scale = new ContinuousScale(), Dropout = [], RaterNoise = new(0) },
    };

    private static ExposureModel Exposure => Own.Outcome.Exposure!;

    [Fact]
    public void A_score_moves_by_the_effect_times_relative_engagement_times_what_has_arrived()
    {
        var effect = (ExposureDrugEffect)Own.Outcome.DrugEffect;
        var with = Cohort(Own);
        var without = Cohort(With(Own, new NoDrugEffect()));
        double reference = Exposure.EngagementOf(effect.Reference, Exposure.Model.ReferencePatient, 12)[0];
        double[] arrived = [.. Own.Outcome.Visits.Select(v => (1 - Math.Pow(2, -v.Value / 3)) / (1 - Math.Pow(2, -12 / 3.0)))];
        int treated = 0;
        foreach (var (own, other) in with.Zip(without))
        {
            treated += own.Arm == "drug" ? 1 : 0;
            for (int visit = 0; visit < arrived.Length; visit++)
            {
                double full = own.Biomarkers[0].True > 3 ? -6 : -1;
                double expected = own.Exposure!.Engagement[visit] / reference * full * arrived[visit];
                Near.Absolute(expected, own.Scores[visit + 1] - other.Scores[visit + 1], 1e-12, $"patient {own.Number}"); // a few roundings of scores near 20
                Assert.Equal(own.Arm == "drug", own.Exposure.Engagement[visit] > 0);
            }
        }

        Assert.Equal(with.Count / 2, treated);
    }

    [Fact]
    public void Exposure_alone_changes_no_score_and_no_draw()
    {
        var without = With(Own, new ConstantDrugEffect { Points = new(-3) });
        var scores = Cohort(without).SelectMany(p => p.Scores);
        var bare = Cohort(without with { Outcome = without.Outcome with { Exposure = null } }).SelectMany(p => p.Scores);
        Assert.Equal(bare, scores);
    }

    [Fact]
    public void No_dose_is_no_effect()
    {
        var scores = Cohort(Dosed(Own, 0)).SelectMany(p => p.Scores);
        Assert.Equal(Cohort(With(Own, new NoDrugEffect())).SelectMany(p => p.Scores), scores);
        Assert.Equal(0, TypicalEffect.Of(Dosed(Own, 0)).Mean);
    }

    [Fact]
    public void More_of_the_drug_holds_more_in_every_patient()
    {
        var doses = new[] { 50.0, 300, 1000 }.Select(dose => Cohort(Dosed(Own, dose))).ToList();
        for (int i = 0; i < doses[0].Count; i++)
        {
            if (doses[0][i].Arm == "drug")
            {
                double[] held = [.. doses.Select(cohort => cohort[i].Exposure!.Engagement[^1])];
                Assert.True(held[0] < held[1] && held[1] < held[2], $"patient {i}: {string.Join(", ", held)}");
            }
        }
    }

    [Fact]
    public void The_typical_effect_and_the_truth_are_those_of_the_patients_own_engagement()
    {
        // patients drawn here by another seed, their effect by scalar arithmetic from the columns
        double reference = Exposure.EngagementOf(((ExposureDrugEffect)Own.Outcome.DrugEffect).Reference, Exposure.Model.ReferencePatient, 12)[0];
        double[] effects = [.. Enrolled(4000).Select(p => p.Engagement / reference * (p.LogCrp > Math.Log(3) ? -6 : -1))];
        double mean = effects.Average();
        double error = Math.Sqrt(effects.Average(e => (e - mean) * (e - mean)) / effects.Length);
        var truth = CounterfactualRun.Compute(Own, 2, default).Analyses[0];
        Near.Absolute(mean, TypicalEffect.Of(Own).Mean, 5.5 * error * Math.Sqrt(1 + (effects.Length / 65_000.0)), "typical effect"); // a false alarm in 1e7
        Near.Absolute(mean, truth.Value, 5.5 * Math.Sqrt((error * error) + (truth.Mcse * truth.Mcse)), "truth");
        Assert.True(error < 0.02, $"{error}: too few patients to see that engagement is left out, which would give another mean"); // -3.5 against -2.7
    }

    [Fact]
    public void A_multiple_of_the_effect_is_recognised_under_the_same_regimen_only()
    {
        var effect = DoseRanging.Outcome.DrugEffect;
        Assert.Equal(0.5, Assurance.EffectMultiple.Of(effect.Scaled(0.5), effect, DoseRanging.Population), 1e-12);
        var other = (ExposureDrugEffect)effect;
        other = other with { Reference = other.Reference with { Dose = new(3) } };
        Assert.Equal(double.NaN, Assurance.EffectMultiple.Of(other, effect, DoseRanging.Population));
        Assert.Equal(0, Assurance.EffectMultiple.Of(new NoDrugEffect(), effect, DoseRanging.Population));
        Assert.Equal(double.NaN, Assurance.EffectMultiple.Of(other.Effect, effect, DoseRanging.Population));
    }

    [Fact]
    public void The_same_regimen_from_another_file_is_the_same()
    {
        var regimen = new ReferenceRegimen { Dose = new(5), Weeks = [new(0), new(2), new(6)] };
        Assert.Equal(((ExposureDrugEffect)DoseRanging.Outcome.DrugEffect).Reference, regimen);
        Assert.NotEqual(regimen, regimen with { At = new(12) });
        Assert.NotEqual(regimen, regimen with { Weeks = [new(0), new(2), new(7)] });
    }

    [Fact]
    public void The_reference_patient_under_the_reference_regimen_has_the_stated_effect()
    {
        var reference = ((ExposureDrugEffect)DoseRanging.Outcome.DrugEffect).Reference;
        double[] weeks = [.. DoseRanging.Outcome.Visits.Select(v => v.Value)];
        double[] engagement = reference.Engagement(DoseRanging.Outcome.Exposure!, weeks);
        double[] printed = [34.41, 23.60, 34.70, 16.32, 31.27, 14.71, 6.92]; // micrograms/mL at days 7, 14, 28, 42, 56, 70, 84 (docs/exposure.md)
        Assert.All(engagement.Zip(printed), pair => Near.Relative(pair.Second / (pair.Second + 2.03), pair.First, 0.002));
    }

    [Theory]
    [InlineData("infliximab-3x3", "outcome.exposure.dose", "3")]
    [InlineData("infliximab-3x10", "outcome.exposure.dose", "10")]
    [InlineData("infliximab-single-5", "outcome.exposure.weeks", "[0]")]
    public void Each_shipped_regimen_is_the_first_with_one_property_changed_by_its_path(string name, string path, string value)
    {
        var shipped = ShippedScenarios.Read($"infliximab-dose-ranging/{name}.json");
        var patched = new ScenarioPatch([new(path, value)]).Apply(DoseRanging).Scenario!;
        var named = patched with { Name = shipped.Name, Title = shipped.Title, Notes = shipped.Notes, Sources = shipped.Sources, Assumptions = shipped.Assumptions };
        Assert.Equal(ScenarioFile.Write(shipped), ScenarioFile.Write(named));
    }

    private static Scenario With(Scenario scenario, DrugEffect effect) => scenario with { Outcome = scenario.Outcome with { DrugEffect = effect } };

    private static Scenario Dosed(Scenario scenario, double dose) =>
        scenario with { Outcome = scenario.Outcome with { Exposure = scenario.Outcome.Exposure! with { Dose = new(dose) } } };

    private static List<CohortPatient> Cohort(Scenario scenario) => [.. CohortExport.Patients(scenario, 7, 0, 8)];

    private static List<(double LogCrp, double Engagement)> Enrolled(int patients)
    {
        using var trial = new TrialBlock(patients, 3, Own.Population.Layout(Own.Outcome.Scale, Own.Outcome.RaterNoise));
        using var enrolment = new Cohorts.Enrolment(Own.Population, Own.Outcome.Scale, Own.Outcome.RaterNoise);
        using var course = new ExposureCourse(Exposure, [2, 6, 12], patients);
        var random = TrialRandom.For(99, 0);
        enrolment.Enrol(random, trial);
        course.Follow(random, trial);
        var drawn = new List<(double LogCrp, double Engagement)>();
        for (int i = 0; i < patients; i++)
        {
            for (int lane = 0; lane < Lanes.Count; lane++)
            {
                drawn.Add((trial.Level(PatientMarker.Crp)[i][lane], course.Engagement(3)[i][lane]));
            }
        }

        return drawn;
    }
}
