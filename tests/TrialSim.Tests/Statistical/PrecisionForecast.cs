using TrialSim.Characteristics;
using TrialSim.Precision;
using TrialSim.Scenarios;
using TrialSim.Simulation;
using TrialSim.Tests.Support;

namespace TrialSim.Tests.Statistical;

/// <summary>The 95% intervals of plans against the trials that figures truly need, which a large run tells.</summary>
public class PrecisionForecast
{
    private const int Pilots = 300;
    private const int Pilot = 1024;
    private const long Largest = 200_000;
    private const string Analysis = "interaction";

    // the test at issue alone, so that three hundred pilots are counted fast
    private static readonly Scenario Trial = TestScenarios.W1 with
    {
        Analyses = [.. TestScenarios.W1.Analyses.Where(a => a.Name == Analysis)],
        Subgroups = [],
        Decisions = [],
        Claims = [],
    };

    private static readonly TrueValues Truth = new([new TrueValue(-1, 0)], new(0, 0), new(0, 0));
    private static readonly Lazy<OperatingCharacteristics> Large = new(() => OperatingCharacteristics.Of(Simulator.Run(Trial, new(999, Largest, 2), Truth, null, default)));
    private static readonly Lazy<PrecisionPlan[]> Plans = new(() => [.. Enumerable.Range(1, Pilots).Select(seed => PrecisionPlan.For(
        new PrecisionGoal { Targets = [new() { Mcse = 0.002 }] }, PilotRun.Run(Trial, new((ulong)seed, Pilot, 2), Truth, null, default)))]);

    public static TheoryData<string> Planned => [Measures.RejectionRate, Measures.EstimateMean, Measures.EmpiricalSe, Measures.TypeM];

    [Theory]
    [MemberData(nameof(Planned))]
    public void An_interval_holds_the_trials_needed_as_often_as_it_says(string measure)
    {
        var large = Large.Value.Figures.Single(f => f.Analysis == Analysis && f.Measure == measure);
        double needed = Largest * large.Mcse!.Value * large.Mcse.Value / (0.002 * 0.002);
        var forecasts = Plans.Value.Select(plan => plan.Figures.Single(f => f.Figure.Analysis == Analysis && f.Figure.Measure == measure)).ToList();
        int missed = forecasts.Count(f => needed < f.Lower || needed > f.Upper);

        StatisticalAssert.RateAtMost(missed, Pilots, largest: 0.08, falseAlarm: 1e-6, detects: 0.25);
    }

    /// <remarks>By the delta method the need of a share has a relative standard error of |1 - 2p| / sqrt(n p (1 - p)).</remarks>
    [Fact]
    public void The_interval_of_a_share_is_as_wide_as_theory_says()
    {
        double p = Large.Value.Figures.Single(f => f.Analysis == Analysis && f.Measure == Measures.RejectionRate).Estimate!.Value;
        double theory = 2.131 * Math.Abs(1 - (2 * p)) / Math.Sqrt(Pilot * p * (1 - p));
        double width = Plans.Value.Average(plan => plan.Figures.Single(f => f.Figure.Analysis == Analysis && f.Figure.Measure == Measures.RejectionRate) is var f ? (f.Upper / f.Value) - 1 : 0);

        Assert.InRange(width / theory, 0.9, 1.1); // the mean over 300 pilots of a root of chi-square / 15, which is 0.98, has a standard error of 0.011
    }
}
