using TrialSim.Characteristics;
using TrialSim.Precision;
using TrialSim.Simulation;
using TrialSim.Sweeps;
using TrialSim.Tests.Support;

namespace TrialSim.Tests.Property;

/// <summary>A sweep to a goal ends where its figures are exact enough, and neither parts nor interruptions move that end.</summary>
public class SweepPrecisionTests
{
    private static readonly SweepPlan Plan = SweepRunTests.Plan(TestScenarios.W1, "n=60,120", "outcome.drug-effect.slope=-2,0");
    private static readonly TrueValues[] Truths = [.. Plan.Cells.Select(c => new TrueValues([.. c.Scenario.Analyses.Select(_ => TrueValue.Undefined)], TrueValue.Undefined, TrueValue.Undefined))];

    private static readonly PrecisionTarget Rates = new() { Measure = Measures.RejectionRate, Mcse = 0.006 };
    private static readonly PrecisionTarget Differences = new() { OfDifferences = true, Measure = Measures.RejectionRate, Analysis = "interaction", Mcse = 0.005 };
    private static readonly PrecisionTarget Estimates = new() { Measure = Measures.EstimateMean, Analysis = "interaction", Mcse = 0.02 };

    public static TheoryData<string> Goals => ["rates", "differences", "both", "estimates"];

    [Theory]
    [MemberData(nameof(Goals))]
    public void It_ends_within_a_tenth_of_what_is_needed_and_no_figure_is_above_its_target(string name)
    {
        var goal = Goal(name);
        var (answer, report) = Whole(goal);

        Assert.All(report.Needs, need => Assert.True(need.Figure.Mcse <= need.Target.Mcse));
        Assert.Equal(report.Replicates, answer.Provenance.Replicates);
        long least = LeastEnough(goal);
        Assert.InRange(report.Replicates, least, (least * 1.1) + Simulator.BlockSize);
        Assert.NotNull(report.HeldBy!.Value.Place);
        Assert.Equal(name is "differences" or "both", report.HeldBy.Value.IsDifference);

        using var counted = new SweepRun(Plan, Truths, 3);
        counted.Advance(report.Replicates, 1, null, default);
        Assert.Equal(counted.Answer().Provenance, answer.Provenance);
    }

    [Theory]
    [InlineData(512)]
    [InlineData(1024)]
    [InlineData(1280)]
    [InlineData(2816)]
    public void Interrupted_anywhere_it_ends_the_same(long interruption)
    {
        var goal = Goal("both");
        var whole = Whole(goal);
        PrecisionResumption? from = null;
        byte[] kept = [];
        using (var first = new SweepRun(Plan, Truths, 3))
        {
            Assert.Throws<OperationCanceledException>(() => PrecisionRun.Reach(goal, null, trials => Look(first, goal, trials, interruption), step => from = new(step.Next, step.Holding!.Value.Words)));
            kept = first.Save().ToBytes();
        }

        using var second = new SweepRun(Plan, Truths, 3);
        second.Resume(SweepState.Read(kept)!, 2, default);
        Assert.Equal(interruption, second.Replicates);
        var (answer, report) = PrecisionRun.Reach(goal, from, trials => Look(second, goal, trials, long.MaxValue), null);
        Assert.Equal(whole.Answer.Provenance, answer.Provenance);
        Assert.Equal(whole.Report.HeldBy!.Value.Words, report.HeldBy!.Value.Words);
        Assert.Equal(whole.Report.Needed, report.Needed);
    }

    [Fact]
    public void A_difference_of_shares_is_not_believed_to_be_exact_before_the_cells_have_parted_often_enough()
    {
        using var run = new SweepRun(Plan, Truths, 3);
        run.Advance(256, 2, null, default);
        var answer = run.Answer();
        var alike = answer.Differences.First(d => d.Measure.IsShare);
        var still = answer with { Differences = [alike with { Difference = Estimate.Mean(0, 0, 256) }] };
        var need = Assert.Single(SweepNeeds.Of(new() { Targets = [Differences with { Analysis = null }] }, still));
        Assert.Equal(NeedState.Open, need.State);
    }

    private static PrecisionGoal Goal(string name) => new()
    {
        Targets = name switch { "rates" => [Rates], "differences" => [Differences], "estimates" => [Estimates], _ => [Rates, Differences] },
    };

    private static (SweepAnswer Answer, PrecisionReport Report) Whole(PrecisionGoal goal)
    {
        using var run = new SweepRun(Plan, Truths, 3);
        return PrecisionRun.Reach(goal, null, trials => Look(run, goal, trials, long.MaxValue), null);
    }

    private static (SweepAnswer, IReadOnlyList<FigureNeed>) Look(SweepRun run, PrecisionGoal goal, long trials, long interruption)
    {
        run.Advance(Math.Max(run.Replicates, Math.Min(trials, interruption)), 2, null, default);
        if (trials > interruption)
        {
            throw new OperationCanceledException();
        }

        var answer = run.Answer();
        return (answer, SweepNeeds.Of(goal, answer));
    }

    // every block looked at
    private static long LeastEnough(PrecisionGoal goal)
    {
        using var run = new SweepRun(Plan, Truths, 3);
        for (long trials = PrecisionGoal.AtLeast; ; trials += Simulator.BlockSize)
        {
            run.Advance(trials, 2, null, default);
            if (SweepNeeds.Of(goal, run.Answer()).All(n => n.Figure.Mcse <= n.Target.Mcse))
            {
                return trials;
            }
        }
    }
}
