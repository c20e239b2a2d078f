using TrialSim.Characteristics;
using TrialSim.Precision;
using TrialSim.Scenarios;
using TrialSim.Simulation;
using TrialSim.Tests.Support;

namespace TrialSim.Tests.Property;

/// <summary>A plan and the run that it plans.</summary>
public class PrecisionPlanTests
{
    private static readonly Scenario W1 = TestScenarios.W1;
    private static readonly TrueValues Truth = TestScenarios.StandInTruth(W1);

    [Fact]
    public void The_pilot_is_the_first_trials_of_the_run()
    {
        var pilot = PilotRun.Run(W1, new(5, 4096, 3), Truth, null, default);
        Assert.Equal(Simulator.Run(W1, new(5, 4096, 1), Truth, null, default).Digest, pilot.Whole.Digest);
        Assert.Equal(PilotRun.Groups, pilot.LeaveOneOut.Select(part => part.Digest).Distinct().Count());
        Assert.All(pilot.LeaveOneOut, part => Assert.Equal(4096 / PilotRun.Groups * (PilotRun.Groups - 1), part.Settings.Replicates));
    }

    [Fact]
    public void Workers_do_not_change_a_plan()
    {
        PrecisionPlan By(int workers) => PrecisionPlan.For(new PrecisionGoal { Targets = [new() { Mcse = 0.01 }] }, PilotRun.Run(W1, new(5, 2000, workers), Truth, null, default));
        Assert.Equal(By(1).Figures, By(4).Figures);
        Assert.Equal(2048, By(1).Pilot.Replicates); // eight trials are simulated at a time, in sixteen groups
    }

    [Fact]
    public void The_figure_that_decides_holds_the_run_and_its_interval_holds_the_trials()
    {
        var goal = new PrecisionGoal { Targets = [new() { Mcse = 0.004, Measure = Measures.RejectionRate }] };
        for (ulong seed = 1; seed <= 3; seed++)
        {
            var plan = PrecisionPlan.For(goal, PilotRun.Run(W1, new(seed, 4096, 2), Truth, null, default));
            using var run = new PairedRun([W1], [Truth], [], [], seed);
            var report = PrecisionRun.Run(goal, Advance, null).Report;

            Assert.Equal(FigureWords.Of(report.HeldBy!.Value.Figure), FigureWords.Of(plan.DecidedBy!.Figure));
            Assert.InRange(report.Replicates, plan.DecidedBy.Lower, (1.03 * plan.DecidedBy.Upper) + 256);

            SimulationResult Advance(long trials)
            {
                run.Advance(trials, 2, null, default);
                return run.Result(0);
            }
        }
    }

    [Fact]
    public void The_error_after_the_trials_needed_is_the_target()
    {
        var pilot = PilotRun.Run(W1, new(5, 4096, 2), Truth, null, default);
        foreach (var forecast in PrecisionPlan.For(new PrecisionGoal { Targets = [new() { Mcse = 0.004, Measure = Measures.RejectionRate }] }, pilot).Figures)
        {
            Assert.False(forecast.IsBound);
            var back = PrecisionPlan.For((long)Math.Ceiling(forecast.Value), pilot).Figures.Single(f => FigureWords.Of(f.Figure) == FigureWords.Of(forecast.Figure));
            Assert.Equal(0.004, back.Value, 4e-6); // the trials are rounded up to whole ones
        }
    }

    [Fact]
    public void What_comes_from_the_truth_stays_as_it_is()
    {
        var plan = PrecisionPlan.For(1_000_000_000, PilotRun.Run(W1, new(5, 1024, 2), Truth, null, default));
        Assert.All(plan.Figures.Where(f => f.Figure.Measure is Measures.Truth or Measures.Bias), f => Assert.Equal(0.1, f.Value, 1e-4)); // of the truth at hand
    }

    [Fact]
    public void A_figure_of_too_few_events_gives_a_bound_without_an_interval()
    {
        var plan = PrecisionPlan.For(new PrecisionGoal { Targets = [new() { Mcse = 0.001, Measure = Measures.NotEstimable }] }, PilotRun.Run(W1, new(5, 1024, 2), Truth, null, default));
        var never = plan.Figures.First(f => f.Figure.Estimate == 0);
        Assert.True(never.IsBound);
        Assert.InRange(never.Value, 1950, 1960); // no event in n trials: the error is at most about 1.96 / n
        Assert.True(double.IsNaN(never.Upper));
    }

    [Theory]
    [InlineData(0.5, 0.002, 62_500)]
    [InlineData(0.025, 0.002, 6094)] // 6093.75
    [InlineData(0.2, 0.002, 40_000)]
    [InlineData(0.9, 0.01, 900)]
    public void The_textbook_rounds_up_what_is_no_whole_number(double share, double mcse, long trials) =>
        Assert.Equal(trials, ShareNeed.For(share, mcse).Replicates);
}
