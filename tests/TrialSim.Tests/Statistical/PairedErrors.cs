using TrialSim.Comparisons;
using TrialSim.Decisions;
using TrialSim.Designs;
using TrialSim.Scenarios;
using TrialSim.Simulation;
using TrialSim.Tests.Support;

namespace TrialSim.Tests.Statistical;

/// <summary>The error of a difference between designs is the spread that the difference has from seed to seed.</summary>
public class PairedErrors
{
    private static readonly Scenario Small = TestScenarios.W1 with
    {
        Decisions = [new AllOf { Name = "success", Of = ["ancova"] }],
        Analyses = [TestScenarios.W1.Analyses[0]],
        Accrual = new() { Sites = [new() { CandidatesPerWeek = new(1) }] },
    };

    private static readonly Scenario Large = Small with { Design = new FixedParallel { Patients = new(72) } };

    [Fact]
    public void Paired_errors_are_the_spread_of_differences_over_seeds()
    {
        const int Seeds = 1000;
        var (power, duration) = (new double[Seeds], new double[Seeds]);
        double powerVariance = 0, durationVariance = 0, unpaired = 0;
        for (int s = 0; s < Seeds; s++)
        {
            var comparison = DesignComparison.Run(
                new([Of("small", Small), Of("large", Large)], 0), new((ulong)s, 128, Environment.ProcessorCount), null, CancellationToken.None);
            var (p, d) = (comparison.Figure("power")!.Differences[1][0], comparison.Figure("duration-weeks")!.Differences[1][0]);
            (power[s], duration[s]) = (p.Value, d.Value);
            powerVariance += p.Mcse * p.Mcse / Seeds;
            durationVariance += d.Mcse * d.Mcse / Seeds;
            unpaired += Math.Pow(comparison.Figure("duration-weeks")!.UnpairedError(1, 0), 2) / Seeds;
        }

        AssertSpread(power, powerVariance);
        AssertSpread(duration, durationVariance);
        // 60 weeks and 72 that share 60: the variance of the difference is 12, not 132
        Assert.InRange(Math.Sqrt(unpaired / durationVariance), 3.1, 3.5);
    }

    // squares of normal deviates have mean 1 and variance 2; means of 128 differences are normal enough
    private static void AssertSpread(double[] differences, double variance)
    {
        double mean = differences.Average();
        double square = differences.Sum(d => (d - mean) * (d - mean)) / (differences.Length - 1) / variance;
        StatisticalAssert.Mean(square, Math.Sqrt(2), differences.Length, 1, 0, falseAlarm: 1e-6, detects: 1.4);
    }

    private static ComparedDesign Of(string name, Scenario scenario) => new(name, scenario, "success", new ConclusionEvidence("success"));
}
