using TrialSim.Designs;
using TrialSim.Numerics;
using TrialSim.Quantities;
using TrialSim.Scenarios;
using TrialSim.Tests.Property;

namespace TrialSim.Tests.Statistical;

/// <summary>
/// Workload W2 against 10,000,000 trials of 60 patients and 3,000,000 of 200 by an independent program in C++, whose fits agree with R's
/// mmrm to seven digits.
/// </summary>
/// <remarks>Eight tests with a false-alarm rate of 1e-6 each. The reference's own Monte Carlo error is part of the limits.</remarks>
public sealed class WorkloadW2
{
    private const double FalseAlarm = 1e-6;

    [Theory]
    [InlineData(60, 160_000, 0.2566, 1.8785, 50.348, 10_000_000)]
    [InlineData(200, 80_000, 0.6775, 1.0258, 174.65, 3_000_000)]
    public void Rates_and_means_are_those_of_the_reference(
        int patients, int trials, double rejects, double standardError, double degreesOfFreedom, long referenceTrials)
    {
        var scenario = ShippedScenarios.Read("bench/w2.json");
        scenario = scenario with { Design = scenario.Design with { Patients = new(patients) } };
        var estimate = new Moments();
        var error = new Moments();
        var df = new Moments();
        long rejected = 0;
        using var run = new TrialRun(scenario.Protocol());
        for (int trial = 0; trial < trials; trial += Lanes.Count)
        {
            run.Conduct(2026, (ulong)trial);
            var finding = run.Findings[0];
            Assert.Equal(0xFFu, finding.Estimable.Bits);
            rejected += System.Numerics.BitOperations.PopCount(finding.Significant.Bits);
            for (int lane = 0; lane < Lanes.Count; lane++)
            {
                estimate.Add(finding.Estimate[lane]);
                error.Add(Math.Sqrt(finding.Variance[lane]));
                df.Add(finding.DegreesOfFreedom[lane]);
            }
        }

        double rateError = 3 * Math.Sqrt(rejects * (1 - rejects) / trials);
        StatisticalAssert.Rate(rejected, trials, rejects, FalseAlarm, detects: rejects + (2.5 * rateError));
        estimate.Check(-2.5, 0, departure: 0.04);
        error.Check(standardError, referenceTrials, departure: 0.01);
        df.Check(degreesOfFreedom, referenceTrials, departure: 0.2);
    }

    private sealed class Moments
    {
        private long count;
        private double sum;
        private double squares;

        public void Add(double value)
        {
            count++;
            sum += value;
            squares += value * value;
        }

        // The reference is given to four digits after the point, or three; its mean has an error of its own unless it is exact.
        public void Check(double expected, long referenceTrials, double departure)
        {
            double mean = sum / count;
            double sd = Math.Sqrt((squares / count) - (mean * mean));
            double uncertainty = referenceTrials == 0 ? 0 : sd / Math.Sqrt(referenceTrials);
            StatisticalAssert.Mean(mean, sd, count, expected, uncertainty, FalseAlarm, detects: expected + departure);
        }
    }
}
