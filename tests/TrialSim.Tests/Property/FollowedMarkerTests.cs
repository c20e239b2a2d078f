using TrialSim.Analyses;
using TrialSim.Characteristics;
using TrialSim.Cohorts;
using TrialSim.Numerics;
using TrialSim.Outcomes;
using TrialSim.Scenarios;
using TrialSim.Simulation;
using TrialSim.Tests.Statistical;
using TrialSim.Tests.Support;
using TrialSim.Trials;

namespace TrialSim.Tests.Property;

/// <summary>Biomarkers followed over the visits, against closed forms of the log-normal distribution.</summary>
/// <remarks>
/// Figures of 20,000 trials of 60 patients must lie within five of their own Monte Carlo standard errors of the closed form: false alarm 6e-7
/// each, below 2e-5 for all. Each error is below 1% of its figure, so that a deviation of 5% is seen.
/// </remarks>
public class FollowedMarkerTests
{
    private const double Centre = 1.1;
    private const double Spread = 0.7;
    private const double Reliability = 0.6;
    private static readonly PatientMarker Other = new("il-6");

    private static readonly Scenario Plain = WithMarkers(
        new() { Marker = PatientMarker.Crp, Drift = new LogChangeEffect { LogChange = new(0.2), TimeCourse = Half }, DrugEffect = new LogChangeEffect { LogChange = new(-0.8) } },
        new()
        {
            Marker = Other,
            Weeks = [new(2), new(12)],
            DrugEffect = new LevelDependentEffect { LogChange = new(-1), NoneAtMost = new(1), FullFrom = new(3), LevelOf = PatientMarker.Crp },
        });

    private static readonly Lazy<SimulatedScenario> Run = new(() => new(Plain, 20_000, 5));

    private static ByVisitCourse Half => new() { Fractions = [new(0.25), new(0.5), new(0.5), new(0.5), new(0.5), new(0.75), new(1)] };

    [Theory]
    [InlineData("drug", 0.0, 0.0)]
    [InlineData("drug", 2.0, -0.7)] // 0.2 x 0.5 - 0.8
    [InlineData("drug", 12.0, -0.6)]
    [InlineData("placebo", 1.0, 0.05)]
    [InlineData("placebo", 12.0, 0.2)]
    public void Mean_geometric_mean_and_spread_are_those_of_the_shifted_log_normal(string arm, double week, double change)
    {
        string name = arm == "drug" ? Plain.Arms.Treatment : Plain.Arms.Control;
        double geometric = Math.Exp(Centre + change);
        double mean = geometric * Math.Exp(Spread * Spread / 2);
        Fits(geometric, Run.Value.OfVariable("crp", Measures.FollowedGeometricMean, name, week));
        Fits(mean, Run.Value.OfVariable("crp", Measures.FollowedMean, name, week));
        Fits(mean * Math.Sqrt(Math.Exp(Spread * Spread) - 1), Run.Value.OfVariable("crp", Measures.FollowedSd, name, week));
        if (week > 0)
        {
            Fits(Math.Exp(change), Run.Value.OfVariable("crp", Measures.FollowedRatio, name, week));
        }
    }

    /// <summary>E[clamp((L - a) / (b - a), 0, 1)] of a normal lasting level L with variance reliability x spread^2, by the trapezoidal rule.</summary>
    [Fact]
    public void A_change_by_level_averages_to_its_integral_over_the_lasting_levels()
    {
        double sd = Spread * Math.Sqrt(Reliability);
        double sum = 0, weights = 0;
        for (double z = -8; z <= 8; z += 1e-3)
        {
            double weight = Math.Exp(-z * z / 2);
            sum += weight * Math.Clamp((Centre + (sd * z)) / Math.Log(3), 0, 1);
            weights += weight;
        }

        Fits(Math.Exp(-sum / weights), Run.Value.OfVariable("il-6", Measures.FollowedRatio, Plain.Arms.Treatment, 12));
        Fits(1, Run.Value.OfVariable("il-6", Measures.FollowedRatio, Plain.Arms.Control, 12));
        var truth = Run.Value.Truth.Analyses[Plain.Analyses.Count - 1];
        Assert.InRange(truth.Value + (sum / weights), -5 * truth.Mcse, 5 * truth.Mcse);
        Assert.InRange(truth.Mcse, 1e-6, 1e-3);
    }

    /// <summary>The drug's effect on CRP is the same in everybody and no limit of the assay hides it: the true value is exact.</summary>
    [Fact]
    public void The_true_value_of_a_constant_change_is_that_change()
    {
        var truth = Run.Value.Truth.Analyses[Plain.Analyses.Count - 2];
        Assert.Equal(-0.8, truth.Value, 1e-12);
        Fits(-0.8, Run.Value.OfAnalysis("crp-change", Measures.EstimateMean));
        double coverage = Run.Value.OfAnalysis("crp-change", Measures.Coverage).Estimate!.Value;
        StatisticalAssert.Rate((long)Math.Round(coverage * 20_000), 20_000, 0.95, falseAlarm: 6e-7, detects: 0.938);
    }

    /// <summary>Two measurements of a patient correlate by the reliability; 96,000 of them, standard error 0.0021: a false alarm of 6e-7.</summary>
    [Fact]
    public void Measurements_of_a_patient_correlate_by_the_reliability()
    {
        var patients = CohortExport.Patients(Plain, 3, 0, 1600).ToArray();
        double[] At(int visit) => [.. patients.Select(p => Math.Log(p.Courses[0][visit]!.Value) + (p.Arm == Plain.Arms.Treatment ? 0.8 : 0))];
        Assert.Equal(Reliability, Correlations.Of(At(1), At(5)), 0.0105);
        Assert.Equal(Reliability, Correlations.Of(At(6), [.. patients.Select(p => p.Biomarkers[0].BaselineLog!.Value)]), 0.0105);
        Assert.All(patients, p => Assert.Equal([false, true, false, false, false, false, true], p.Courses[1].Select(c => c is not null)));
    }

    /// <summary>A tenth of the measurements is missing, and all of those after dropout: 9,600 patients, false alarm 1e-6, sees 12.5%.</summary>
    [Fact]
    public void Nobody_is_measured_after_dropout_and_a_stated_share_is_missing_before()
    {
        var scenario = Plain with
        {
            Outcome = Plain.Outcome with { Dropout = [new HazardDropout { PerWeek = new() { Treatment = new(0.05), Control = new(0.05) } }] },
            Population = Plain.Population with { Markers = [Plain.Population.Markers[0] with { Missing = new(0.1) }] },
        };
        var patients = CohortExport.Patients(scenario, 3, 0, 160).ToArray();
        Assert.All(patients, p => Assert.All(p.Courses, course => Assert.All(course.Skip(p.Scores.Count - 1), Assert.Null)));
        Assert.All(patients, p => Assert.All(p.Courses[0].Take(p.Scores.Count - 1), c => Assert.NotNull(c)));
        var seen = patients.Where(p => p.Scores.Count > 2).ToArray();
        StatisticalAssert.Rate(seen.Count(p => p.Courses[1][1] is null), seen.Length, 0.1, falseAlarm: 1e-6, detects: 0.125);
    }

    /// <summary>Without measurement error a treated patient's measurement is her level times exp(maximum x engagement), to rounding.</summary>
    [Fact]
    public void A_change_by_engagement_follows_each_patients_exposure()
    {
        var dosed = ShippedScenarios.Read("infliximab-dose-ranging/infliximab-3x5.json");
        Assert.NotNull(dosed.Outcome.Exposure);
        var lead = dosed.Population.Biomarkers[0];
        var scenario = dosed with
        {
            Population = dosed.Population with { Eligibility = new(), Crp = new() { LogMean = new(Centre), LogSd = new(Spread), Reliability = new(1) } },
            Outcome = dosed.Outcome with { Dropout = [], Markers = [new() { Marker = lead, DrugEffect = new EngagementEffect { MaximumLogChange = new(-1.2) } }] },
        };
        var patients = CohortExport.Patients(scenario, 3, 0, 8).ToArray();
        Assert.Contains(patients, p => p.Exposure!.Engagement[^1] is > 0.2 and < 0.95);
        foreach (var p in patients)
        {
            for (int visit = 0; visit < p.Courses[0].Count; visit++)
            {
                Assert.Equal(p.Biomarkers[0].True * Math.Exp(-1.2 * p.Exposure!.Engagement[visit]), p.Courses[0][visit]!.Value, 1e-9);
            }
        }
    }

    /// <summary>An error moves the concentration at a score to that at the sum of the two; rounding of a logarithm and an exponential.</summary>
    [Fact]
    public void Errors_move_concentrations_on_the_scale_of_scores()
    {
        MarkerDistribution[] distributions =
        [
            new LogNormalMarker { Median = new(2), LogSd = new(1.3) },
            new NormalMarker { Mean = new(34), Sd = new(8.1) },
            new QuantileMarker { At = [new(0.1), new(0.25), new(0.5), new(0.9)], Values = [new(0.4), new(1.1), new(1.7), new(8)] },
        ];
        foreach (var distribution in distributions)
        {
            Lanes[] scores = [-2.9, -1.3, -0.2, 0.0, 0.6, 1.4, 2.2];
            Lanes[] errors = [0.0, -0.5, 1.9, -1.4, 0.3, 1.1, -3.0];
            Lanes[] moved = [.. scores];
            distribution.FromScores(moved);
            distribution.AddErrors(moved, errors);
            Lanes[] expected = [.. scores.Zip(errors, (score, error) => score + error)];
            distribution.FromScores(expected);
            Assert.All(expected.Zip(moved), pair => Assert.Equal(pair.First[0], pair.Second[0], 1e-12));
        }
    }

    /// <summary>A concentration below the assay's limit is reported as the limit over the root of two, after every change.</summary>
    [Fact]
    public void The_assay_limit_holds_at_every_visit()
    {
        var crp = Plain.Population.Crp!;
        var scenario = Plain with { Population = Plain.Population with { Crp = crp with { DetectionLimit = new(2) } } };
        var values = CohortExport.Patients(scenario, 3, 0, 8).SelectMany(p => p.Courses[0]).Select(c => c!.Value).ToArray();
        Assert.Equal(2 / Math.Sqrt(2), values.Min(), 1e-12);
        Assert.DoesNotContain(values, v => v is > 1.4143 and < 2);
        Assert.Contains(values, v => v > 2);
    }

    [Fact]
    public void Following_biomarkers_changes_nothing_else_and_no_number_of_workers_changes_them()
    {
        var without = Plain with { Outcome = Plain.Outcome with { Markers = [] }, Analyses = [.. Plain.Analyses.Where(a => a is not MarkerChange)] };
        string[] Scores(Scenario scenario) => [.. CohortExport.Patients(scenario, 3, 0, 8).Select(p => string.Join(' ', p.Scores) + p.Arm + p.Biomarkers[0])];
        Assert.Equal(Scores(without), Scores(Plain));
        var truth = TestScenarios.StandInTruth(Plain);
        string Digest(int workers) => Simulator.Run(Plain, new(1, 1_000, workers), truth, null, default).Digest;
        Assert.Equal(Digest(1), Digest(3));
    }

    /// <summary>Adding markers leaves the figures of a scenario as they are; the same digest of all that both count is not to be had, so figure by figure.</summary>
    [Fact]
    public void The_shipped_scenario_has_the_scores_of_raison_2013()
    {
        string[] Scores(string file) => [.. CohortExport.Patients(ShippedScenarios.Read(file), 1, 0, 16).Select(p => string.Join(' ', p.Scores) + p.Arm)];
        Assert.Equal(Scores("raison-2013.json"), Scores("raison-2013-markers.json"));
    }

    private static void Fits(double expected, Figure figure)
    {
        double error = figure.Mcse!.Value;
        Assert.InRange(figure.Estimate!.Value, expected - (5 * error) - 1e-9, expected + (5 * error) + 1e-9);
        Assert.InRange(error, 0, 0.01 * Math.Max(1, Math.Abs(expected)));
    }

    private static Scenario WithMarkers(params FollowedMarker[] followed)
    {
        var raison = ShippedScenarios.Read("raison-2013.json");
        return raison with
        {
            Population = raison.Population with
            {
                Eligibility = new(),
                Crp = new() { LogMean = new(Centre), LogSd = new(Spread), Reliability = new(Reliability) },
                Markers = [new() { Name = Other, Distribution = new LogNormalMarker { Median = new(2), LogSd = new(0.5) }, Reliability = new(Reliability) }],
            },
            Outcome = raison.Outcome with { Dropout = [], Markers = followed },
            Subgroups = [],
            Decisions = [],
            Claims = [],
            Rules = [],
            Analyses =
            [
                new Ancova { Name = "ancova" },
                new MarkerChange { Name = "crp-change", Marker = PatientMarker.Crp },
                new MarkerChange { Name = "il-6-change", Marker = Other, Week = new(12) },
            ],
        };
    }
}
