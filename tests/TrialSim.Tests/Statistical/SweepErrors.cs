using TrialSim.Characteristics;
using TrialSim.Scenarios;
using TrialSim.Simulation;
using TrialSim.Sweeps;
using TrialSim.Tests.Support;

namespace TrialSim.Tests.Statistical;

/// <summary>Differences between cells of a sweep: how much smaller chance events in common make their errors, and whether the errors are honest.</summary>
public class SweepErrors
{
    // At 20,000 trials, where the ratio itself is known to a few hundredths.
    [Theory]
    [InlineData("raison-2013", "outcome.drug-effect.slope=-3.74,-3.6", "interaction", 3)]
    [InlineData("raison-2013", "outcome.drug-effect.slope=-3.74,-3.6", "welch-crp>5", 3)]
    [InlineData("raison-2013", "outcome.drug-effect.slope=-5.5,-5.3", "interaction", 3)]
    [InlineData("raison-2013", "outcome.residual.sd[6]=7,7.1", "interaction", 3)]
    [InlineData("raison-2013", "n=480,484", "welch-crp>5", 3)]
    [InlineData("raison-2013", "n=60,64", "interaction", 2)] // one patient in sixteen is another: less, and docs/sweep.md says so
    public void The_paired_error_of_a_power_difference_is_several_times_smaller(string scenario, string varied, string analysis, double times)
    {
        using var sweep = Sweep(ScenarioFile.Read(Behaviour.Repository.Path($"scenarios/{scenario}.json")).Scenario!, varied, 1);
        sweep.Advance(20_000, 2, null, default);
        var difference = sweep.Answer().Differences.Single(d => d.Measure.Name == analysis && d.Measure.IsShare);
        Assert.InRange(difference.Gain!.Value, times, 50);
        Assert.Equal(0, sweep.Answer().Differences.Count(d => d.Difference.Mcse > 1.1 * d.UnpairedError)); // never to its harm
    }

    // Differences of 1,000 sweeps with seeds of their own: their spread against the error that each reports. The mean of squared
    // standardized differences is 1 when the errors are right, with a standard error of 0.045. An error 15% too small makes it 1.38.
    [Theory]
    [InlineData("n=60,64", "interaction", true)]
    [InlineData("n=60,64", "ancova", false)]
    [InlineData("outcome.drug-effect.slope=-2,-1.8", "interaction", true)]
    [InlineData("outcome.drug-effect.slope=-2,-1.8", "welch-crp>5", false)]
    public void The_paired_error_is_the_spread_of_differences_over_seeds(string varied, string analysis, bool isShare)
    {
        const int Seeds = 1000;
        var found = new Estimate[Seeds];
        Parallel.For(0, Seeds, seed =>
        {
            using var sweep = Sweep(TestScenarios.W1, varied, (ulong)seed);
            sweep.Advance(512, 1, null, default);
            found[seed] = sweep.Answer().Differences.Single(d => d.Measure.Name == analysis && d.Measure.IsShare == isShare).Difference;
        });
        double mean = found.Average(d => d.Value);
        double reported = found.Average(d => d.Mcse * d.Mcse);
        double[] squares = [.. found.Select(d => (d.Value - mean) * (d.Value - mean) / reported)];
        double ratio = squares.Average();
        double spread = Math.Sqrt(squares.Average(q => (q - ratio) * (q - ratio)));
        StatisticalAssert.Mean(ratio, spread, Seeds, expected: (Seeds - 1.0) / Seeds, uncertainty: 0, falseAlarm: 1e-6, detects: 1.38);
    }

    private static SweepRun Sweep(Scenario scenario, string varied, ulong seed)
    {
        var plan = SweepPlan.Make(scenario, [SweepAxis.Read(varied).Axis!], SweepLayout.Crossed, SweepContrast.First).Plan!;
        var unknown = new TrueValue(1, 0);
        return new(plan, [.. plan.Cells.Select(c => new TrueValues([.. c.Scenario.Analyses.Select(_ => unknown)], unknown, unknown))], seed);
    }
}
