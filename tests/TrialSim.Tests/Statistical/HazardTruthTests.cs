using TrialSim.Analyses;
using TrialSim.Designs;
using TrialSim.Numerics;
using TrialSim.Outcomes;
using TrialSim.Scenarios;
using TrialSim.Simulation;
using TrialSim.Tests.Support;
using TrialSim.Trials;

namespace TrialSim.Tests.Statistical;

/// <summary>True log hazard ratios: what Cox models tend to in large trials from which nobody leaves.</summary>
public sealed class HazardTruthTests
{
    private static readonly Analysis[] Analyses =
    [
        new Cox { Name = "arm" },
        new Cox { Name = "adjusted", Covariates = [Covariate.Baseline, Covariate.LogCrp] },
        new Cox { Name = "stratified", Strata = [new RandomizationStrata()], Covariates = [Covariate.Baseline], Endpoint = TimedEndpoint.FirstRemission },
        new Cox { Name = "interaction", Marker = new LogCoding() },
    ];

    /// <summary>Four tests with a false-alarm rate of 1e-6 each; in trials of 1200 the bias of the estimates, of order 1 / n, is below 0.002.</summary>
    [Fact]
    public void Estimates_of_large_complete_trials_average_to_the_truth()
    {
        const int Trials = 1000;
        var scenario = Of(TestScenarios.StrataAndTimes.Outcome.DrugEffect) with { Design = new FixedParallel { Patients = new(1200) } };
        var truth = CounterfactualRun.Compute(scenario, Environment.ProcessorCount, default).Analyses;
        var sums = new double[Analyses.Length];
        var squares = new double[Analyses.Length];
        using var run = new TrialRun(scenario.Protocol());
        for (int trial = 0; trial < Trials; trial += Lanes.Count)
        {
            run.Conduct(17, (ulong)trial);
            for (int a = 0; a < Analyses.Length; a++)
            {
                Assert.Equal(0xFFu, run.Findings[a].Estimable.Bits);
                for (int lane = 0; lane < Lanes.Count; lane++)
                {
                    double estimate = run.Findings[a].Estimate[lane];
                    sums[a] += estimate;
                    squares[a] += estimate * estimate;
                }
            }
        }

        for (int a = 0; a < Analyses.Length; a++)
        {
            double mean = sums[a] / Trials;
            double sd = Math.Sqrt((squares[a] / Trials) - (mean * mean));
            Assert.InRange(truth[a].Value, 0.15, 0.6); // there is an effect
            StatisticalAssert.Mean(mean, sd, Trials, truth[a].Value, truth[a].Mcse, falseAlarm: 1e-6, detects: truth[a].Value + 0.025);
        }
    }

    [Fact]
    public void Without_effect_all_are_zero_and_without_events_none_is_defined()
    {
        var scenario = Of(new NoDrugEffect());
        Assert.All(CounterfactualRun.Compute(scenario, Environment.ProcessorCount, default).Analyses, truth => Assert.Equal(new TrueValue(0, 0), truth));
        var never = scenario with { Outcome = scenario.Outcome with { RemissionAtMost = new(0), Scale = new BoundedIntegerScale { Minimum = 1, Maximum = 60 } } };
        var truths = CounterfactualRun.Compute(never, Environment.ProcessorCount, default).Analyses;
        Assert.Equal([true, true, false, true], truths.Select(t => t.IsDefined));
    }

    private static Scenario Of(DrugEffect effect) => TestScenarios.StrataAndTimes with
    {
        Outcome = TestScenarios.StrataAndTimes.Outcome with { DrugEffect = effect, Dropout = [] },
        Analyses = Analyses,
        Claims = [],
    };
}
