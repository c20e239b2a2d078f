using System.Numerics;
using TrialSim.Analyses;
using TrialSim.Designs;
using TrialSim.Numerics;
using TrialSim.Tests.Property;

namespace TrialSim.Tests.Statistical;

/// <summary>Imputation at random where there is no effect: the level is kept and the estimate is right on average.</summary>
/// <remarks>Two tests with a false-alarm rate of 1e-6 each. 200,000 trials of the same scenario (docs/validation.md) say how near 0.05 the level is.</remarks>
public sealed class ImputationNull
{
    private const int Trials = 16_000;
    private const double FalseAlarm = 1e-6;

    [Fact]
    public void Imputation_at_random_keeps_the_level_and_is_unbiased()
    {
        var scenario = ShippedScenarios.Read("validation/imputation-null.json");
        scenario = scenario with { Analyses = [.. scenario.Analyses.OfType<ImputedAncova>().Take(1)] };
        long rejected = 0;
        double sum = 0, squares = 0;
        using var run = new TrialRun(scenario.Protocol());
        for (int trial = 0; trial < Trials; trial += Lanes.Count)
        {
            run.Conduct(2027, (ulong)trial);
            var finding = run.Findings[0];
            Assert.Equal(0xFFu, finding.Estimable.Bits);
            rejected += BitOperations.PopCount(finding.Significant.Bits);
            for (int lane = 0; lane < Lanes.Count; lane++)
            {
                sum += finding.Estimate[lane];
                squares += finding.Estimate[lane] * finding.Estimate[lane];
            }
        }

        double mean = sum / Trials;
        double deviation = Math.Sqrt((squares / Trials) - (mean * mean));
        StatisticalAssert.Rate(rejected, Trials, expected: 0.05, FalseAlarm, detects: 0.0635);
        StatisticalAssert.Mean(mean, deviation, Trials, expected: 0, uncertainty: 0, FalseAlarm, detects: 0.1); // the arms are alike
    }
}
