using TrialSim.Analyses;
using TrialSim.Designs;
using TrialSim.Numerics;
using TrialSim.Outcomes;
using TrialSim.Quantities;
using TrialSim.Scenarios;
using TrialSim.Tests.Support;
using TrialSim.Trials;

namespace TrialSim.Tests.Statistical;

/// <summary>Stratified tests of tables, log-rank tests and Cox models where the drug does nothing and as many leave either arm.</summary>
public sealed class StrataAndTimesNull
{
    private const int Trials = 8000;
    private const double FalseAlarm = 1e-6;

    private static readonly Lazy<(Scenario Scenario, Moments[] Analyses)> Null = new(Simulate);

    /// <summary>Given who responds where, chance decides how many of them are in which arm: no approximation is in these two means.</summary>
    [Theory]
    [InlineData("cmh")]
    [InlineData("log-rank")]
    [InlineData("log-rank-stratified")]
    public void Excess_and_its_variance_are_right_on_average(string analysis)
    {
        var found = Of(analysis);
        found.Deviate.Check(0, departure: 0.1);
        // (O - E)^2 - V in units of V's mean; of the stratified table V is given, and z^2 - 1 serves
        found.ExcessSquare.Check(0, departure: 0.12);
    }

    /// <summary>In trials of this size their true sizes are 0.048 to 0.052 (200,000 trials with another seed: 0.0482 to 0.0515, each to 0.0005).</summary>
    [Theory]
    [InlineData("cmh")]
    [InlineData("log-rank")]
    [InlineData("log-rank-stratified")]
    [InlineData("cox-wald")]
    [InlineData("cox-score")]
    [InlineData("cox-interaction")]
    public void Tests_reject_at_their_level(string analysis) =>
        StatisticalAssert.RateBetween(Of(analysis).Rejections, Trials, (0.048, 0.052), FalseAlarm, detects: (0.031, 0.072));

    private static Moments Of(string analysis) => Null.Value.Analyses[Null.Value.Scenario.Analyses.ToList().FindIndex(a => a.Name == analysis)];

    // 24 visits: few events share one, so that the treatment of ties, which is an approximation of its own, hardly matters
    private static (Scenario Scenario, Moments[] Analyses) Simulate()
    {
        var hazard = new WeeklyHazard(0.02);
        var scenario = TestScenarios.StrataAndTimes with
        {
            Design = new FixedParallel { Patients = new(400) },
            Outcome = TestScenarios.StrataAndTimes.Outcome with
            {
                Visits = [.. Enumerable.Range(1, 24).Select(week => new Weeks(week))],
                NaturalCourse = new GradualNaturalCourse { Change = new(-9), TimeCourse = new ExponentialCourse { HalfTime = new(8) } },
                DrugEffect = new NoDrugEffect(),
                DrugTimeCourse = new ImmediateCourse(),
                Residual = new AutoregressiveCovariance { Sd = [new(5)], Correlation = new(0.95) },
                RaterNoise = new(0),
                Dropout = [new HazardDropout { PerWeek = new PerArm<WeeklyHazard> { Treatment = hazard, Control = hazard } }],
            },
            Analyses =
            [
                new CmhTest { Name = "cmh" },
                new LogRank { Name = "log-rank" },
                new LogRank { Name = "log-rank-stratified", Strata = [new RandomizationStrata()] },
                new Cox { Name = "cox-wald" },
                new Cox { Name = "cox-score", Covariates = [Covariate.Baseline, Covariate.LogCrp], Strata = [new SexStrata()], Test = HazardTest.Score },
                new Cox { Name = "cox-interaction", Marker = new LogCoding(), Covariates = [Covariate.Baseline] },
            ],
            Claims = [],
        };
        Assert.Empty(scenario.Problems());
        Moments[] moments = [.. scenario.Analyses.Select(a => new Moments(a))];
        using var run = new TrialRun(scenario.Protocol());
        for (int trial = 0; trial < Trials; trial += Lanes.Count)
        {
            run.Conduct(2027, (ulong)trial);
            for (int a = 0; a < moments.Length; a++)
            {
                moments[a].Add(run.Findings[a]);
            }
        }

        return (scenario, moments);
    }

    private sealed class Moments(Analysis analysis)
    {
        public long Rejections { get; private set; }

        public MeanOfMany Deviate { get; } = new();

        public MeanOfMany ExcessSquare { get; } = new();

        public void Add(Finding finding)
        {
            Assert.Equal(0xFFu, finding.Estimable.Bits);
            Rejections += System.Numerics.BitOperations.PopCount(finding.Significant.Bits);
            for (int lane = 0; lane < Lanes.Count; lane++)
            {
                double variance = 1 / finding.Variance[lane]; // of a log-rank test's excess
                double excess = finding.Estimate[lane] * variance;
                double z = finding.Deviate[lane] * Math.Sign(finding.Estimate[lane]);
                Deviate.Add(z);
                ExcessSquare.Add(analysis is LogRank ? ((excess * excess) - variance) / 45 : (z * z) - 1); // 45 is about the mean variance
            }
        }
    }

    private sealed class MeanOfMany
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

        public void Check(double expected, double departure)
        {
            double mean = sum / count;
            StatisticalAssert.Mean(mean, Math.Sqrt((squares / count) - (mean * mean)), count, expected, uncertainty: 0, FalseAlarm, expected + departure);
        }
    }
}
