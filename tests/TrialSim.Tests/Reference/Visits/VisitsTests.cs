using TrialSim.Analyses;
using TrialSim.Characteristics;
using TrialSim.Designs;
using TrialSim.Numerics;
using TrialSim.Numerics.Distributions;
using TrialSim.Scenarios;
using TrialSim.Simulation;
using TrialSim.Statistics;
using TrialSim.Tests.Behaviour;
using TrialSim.Tests.Support;

namespace TrialSim.Tests.Reference.Visits;

/// <summary>
/// 32 trials with followed biomarkers and adverse events, analysed a second time in R from the exported patients: lm, chisq.test, fisher.test, glm.
/// Approximate: the export holds concentrations and R takes their logarithms, which costs a few 1e-15 of them; after solving the normal
/// equations errors of 1e-10 remain. p-values go through normal deviates that are interpolated to about 1e-9; the
/// logistic fit stops where a step no longer matters, some 1e-9 from where glm stops.
/// </summary>
public class VisitsTests
{
    private const int Trials = 32;
    private static readonly Scenario Scenario = ScenarioFile.Read(Repository.Path("tests/TrialSim.Tests/Reference/Visits/visits-scenario.json")).Scenario!;

    [Fact]
    public void Every_analysis_of_every_trial_finds_what_R_finds()
    {
        var expected = ReferenceFile.Cases("Visits/visits.json", "trials").ToArray();
        Assert.Equal(Trials, expected.Length);
        using var run = new TrialRun(Scenario.Protocol());
        int compared = 0;
        for (int first = 0; first < Trials; first += Lanes.Count)
        {
            run.Conduct(Scenario.Seed, (ulong)first);
            for (int lane = 0; lane < Lanes.Count; lane++)
            {
                for (int a = 0; a < Scenario.Analyses.Count; a++)
                {
                    var analysis = Scenario.Analyses[a];
                    var finding = run.Findings[a];
                    var own = expected[first + lane].GetProperty(analysis.Name);
                    string about = $"{analysis.Name} of trial {first + lane}";
                    if (!((finding.Estimable.Bits >> lane & 1) != 0))
                    {
                        Assert.True(double.IsNaN(own.Number("p")), about); // R has no p-value either: nobody has an event
                        continue;
                    }

                    compared++;
                    double within = analysis is LogisticRegression ? 1e-7 : 1e-9;
                    Near.Absolute(own.Number("estimate"), finding.Estimate[lane], within, about);
                    Near.Absolute(own.Number("se"), Math.Sqrt(finding.Variance[lane]), within, about);
                    double tail = NormalDistribution.UpperTail(finding.Deviate[lane]);
                    Near.Absolute(own.Number("p"), analysis.Alternative == Alternative.TwoSided ? Math.Min(1, 2 * tail) : tail, 1e-7, about);
                    if (!double.IsNaN(own.Number("df")))
                    {
                        Assert.Equal(own.Number("df"), finding.DegreesOfFreedom[lane]);
                    }
                }
            }
        }

        Assert.InRange(compared, 9 * Trials - 5, 9 * Trials);
    }

    [Fact]
    public void Figures_are_the_means_over_trials_that_R_computes()
    {
        var expected = ReferenceFile.Document("Visits/visits.json").GetProperty("figures");
        var truth = new TrueValues([.. Scenario.Analyses.Select(_ => new TrueValue(-1, 0.1))], new(0, 0), new(0, 0));
        var figures = OperatingCharacteristics.Of(Simulator.Run(Scenario, new(Scenario.Seed, Trials, 1), truth, null, default)).Figures;
        (string Name, string Measure, string? Arm, string? Variable, double? Week)[] all =
        [
            ("crp-mean", Measures.FollowedMean, "drug", "crp", 4),
            ("crp-sd", Measures.FollowedSd, "drug", "crp", 4),
            ("tnf-geometric-mean", Measures.FollowedGeometricMean, "placebo", "tnf", 8),
            ("tnf-ratio", Measures.FollowedRatio, "placebo", "tnf", 8),
            ("any-per-patient", Measures.EventsPerPatient, "drug", "any", null),
            ("any-difference", Measures.EventRiskDifference, null, "any", null),
            ("stopped", Measures.EventDiscontinuation, "placebo", null, null),
        ];
        foreach (var (name, measure, arm, variable, week) in all)
        {
            var figure = figures.Single(f => f.Measure == measure && f.Arm == arm && f.Variable == variable && (week is null || f.Visit == week));
            Near.Relative(expected.Number(name), figure.Estimate!.Value, 1e-7, name); // sums are kept to 2^-32
        }
    }
}
