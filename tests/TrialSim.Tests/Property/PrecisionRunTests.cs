using TrialSim.Characteristics;
using TrialSim.Precision;
using TrialSim.Scenarios;
using TrialSim.Simulation;
using TrialSim.Tests.Support;

namespace TrialSim.Tests.Property;

/// <summary>A run to a goal ends at the first number of trials that reaches it, give or take a tenth.</summary>
public class PrecisionRunTests
{
    public static TheoryData<string, string?, double, ulong> Runs => new()
    {
        { "w1", null, 0.1, 1 },
        { "w1", null, 0.06, 2 },
        { "w1", Measures.RejectionRate, 0.004, 3 },
        { "w1", Measures.TypeM, 0.05, 4 },
        { "w1", Measures.PMedian, 0.003, 5 },
        { "w1", Measures.TypeS, 0.004, 6 },
        { "raison-like", null, 0.1, 1 },
        { "raison-like", Measures.PUpperQuartile, 0.006, 2 },
        { "raison-like", Measures.Coverage, 0.003, 3 },
        { "everything", null, 0.3, 1 },
        { "everything", Measures.EmpiricalSe, 0.05, 2 },
    };

    [Theory]
    [MemberData(nameof(Runs))]
    public void It_ends_within_a_tenth_of_the_first_block_at_which_every_error_is_small_enough(string name, string? measure, double mcse, ulong seed)
    {
        var scenario = TestScenarios.Named(name);
        var goal = new PrecisionGoal { Targets = [new() { Mcse = mcse, Measure = measure }], AtMost = 400_000 };
        var report = To(goal, scenario, seed, 2).Report;
        long needed = FirstBlock(goal, scenario, seed);

        Assert.InRange(report.Replicates, needed, Math.Max(needed * 1.1, needed + 256));
        Assert.True(report.Replicates > PrecisionGoal.AtLeast, "the goal must be one that takes more than the fewest trials");
    }

    [Theory]
    [MemberData(nameof(Runs))]
    public void No_figure_ends_above_its_target(string name, string? measure, double mcse, ulong seed)
    {
        var scenario = TestScenarios.Named(name);
        var outcome = To(new() { Targets = [new() { Mcse = mcse, Measure = measure }], AtMost = 400_000 }, scenario, seed, 2);
        var excused = outcome.Report.OutOfReach.Select(n => n.Figure).ToHashSet();
        var held = outcome.Characteristics.Figures.Where(f => (measure is null || f.Measure == measure) && f.Estimate is not null && !excused.Contains(f)).ToList();

        Assert.NotEmpty(held);
        Assert.All(held, figure => Assert.InRange(figure.Mcse!.Value, 0, mcse));
        Assert.All(excused, figure => Assert.True(figure.Mcse > mcse && (figure.Support.FixedMcse >= mcse || figure.Support.Kind == SupportKind.Given)));
    }

    [Theory]
    [InlineData("w1", 0.1)]
    [InlineData("everything", 0.3)]
    [InlineData("rules-over-tests", 0.2)]
    public void Workers_change_nothing_and_the_same_number_of_trials_gives_the_same_bits(string name, double mcse)
    {
        var scenario = TestScenarios.Named(name);
        var goal = new PrecisionGoal { Targets = [new() { Mcse = mcse }] };
        var one = To(goal, scenario, 11, 1);
        var three = To(goal, scenario, 11, 3);
        var given = Simulator.Run(scenario, new(11, one.Report.Replicates, 2), Truth(scenario), null, default);

        Assert.Equal(one.Report.Replicates, three.Report.Replicates);
        Assert.Equal(one.Result.Digest, three.Result.Digest);
        Assert.Equal(given.Digest, one.Result.Digest);
        Assert.Equal(OperatingCharacteristics.Of(given).Figures, one.Characteristics.Figures);
        Assert.Equal(0, one.Report.Replicates % Simulator.BlockSize);
    }

    [Fact]
    public void The_figure_that_held_the_run_needs_most_and_is_named()
    {
        var report = To(new() { Targets = [new() { Mcse = 0.004, Measure = Measures.RejectionRate }] }, TestScenarios.W1, 3, 2).Report;
        var most = report.Needs.MaxBy(n => n.Figure.Mcse);

        Assert.Equal(most.Figure, report.HeldBy!.Value.Figure);
        Assert.InRange(report.Needed!.Value, report.Replicates / 1.1, report.Replicates);
    }

    [Fact]
    public void A_goal_far_beyond_the_trials_allowed_is_given_up_early()
    {
        long simulated = 0;
        var goal = new PrecisionGoal { Targets = [new() { Mcse = 1e-5, Measure = Measures.RejectionRate }], AtMost = 1_000_000 };
        using var run = new PairedRun([TestScenarios.W1], [Truth(TestScenarios.W1)], [], [], 1);
        var problem = Assert.Throws<PrecisionException>(() => PrecisionRun.Run(goal, Advance, null));

        Assert.False(problem.IsMistaken);
        Assert.InRange(simulated, 1, 10_000);

        SimulationResult Advance(long trials)
        {
            run.Advance(simulated = trials, 2, null, default);
            return run.Result(0);
        }
    }

    [Fact]
    public void A_goal_just_beyond_the_trials_allowed_is_given_up_at_their_end()
    {
        var goal = new PrecisionGoal { Targets = [new() { Mcse = 0.01, Measure = Measures.RejectionRate }], AtMost = 2000 };
        Assert.False(Assert.Throws<PrecisionException>(() => To(goal, TestScenarios.W1, 1, 2)).IsMistaken);
    }

    private static PrecisionOutcome To(PrecisionGoal goal, Scenario scenario, ulong seed, int workers)
    {
        using var run = new PairedRun([scenario], [Truth(scenario)], [], [], seed);
        return PrecisionRun.Run(goal, Advance, null);

        SimulationResult Advance(long trials)
        {
            run.Advance(trials, workers, null, default);
            return run.Result(0);
        }
    }

    private static TrueValues Truth(Scenario scenario) => new([.. scenario.Analyses.Select(_ => new TrueValue(-1, 0.001))], new(0, 0), new(0, 0));

    // The plain reading of the goal: every block is looked at, and every error compared with its target.
    private static long FirstBlock(PrecisionGoal goal, Scenario scenario, ulong seed)
    {
        using var run = new PairedRun([scenario], [Truth(scenario)], [], [], seed);
        for (long trials = PrecisionGoal.AtLeast; ; trials += Simulator.BlockSize)
        {
            run.Advance(trials, 1, null, default);
            var figures = OperatingCharacteristics.Of(run.Result(0)).Figures;
            bool reached = figures.All(figure =>
                goal.Of(figure) is not { } target || figure.Estimate is null || figure.Support.Kind == SupportKind.Given || figure.Support.FixedMcse >= target.Mcse
                || (figure.Mcse <= target.Mcse && (figure.Support.Kind == SupportKind.Share || figure.Support.Replicates >= 100)));
            if (reached)
            {
                return trials;
            }
        }
    }
}
