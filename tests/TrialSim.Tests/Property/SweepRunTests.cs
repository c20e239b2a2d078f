using TrialSim.Characteristics;
using TrialSim.Scenarios;
using TrialSim.Simulation;
using TrialSim.Sweeps;
using TrialSim.Tests.Support;

namespace TrialSim.Tests.Property;

/// <summary>A sweep's cells are runs of their scenarios, and a sweep that was interrupted is the sweep that was not.</summary>
public class SweepRunTests
{
    private const long Replicates = 1500;

    private static readonly SweepPlan OfW1 = Plan(TestScenarios.W1, "n=60,64", "outcome.drug-effect.slope=-2,-1.9,0");
    private static readonly SweepPlan OfRules = Plan(TestScenarios.RulesOverTests, "n=30,40");

    [Fact]
    public void Each_cell_has_the_figures_and_the_digest_of_its_own_run()
    {
        using var sweep = new SweepRun(OfW1, [.. OfW1.Cells.Select(c => CounterfactualRun.Compute(c.Scenario, 2, default))], 3);
        sweep.Advance(Replicates, 2, null, default);
        foreach (var cell in (ReadOnlySpan<SweepCell>)[OfW1.Cells[0], OfW1.Cells[4]])
        {
            var alone = OperatingCharacteristics.Of(Simulator.Run(cell.Scenario, new(3, Replicates, 1), CounterfactualRun.Compute(cell.Scenario, 1, default), null, default));
            var found = sweep.Figures(cell.Number - 1);
            Assert.Equal(alone.Provenance, found.Provenance);
            Assert.Equal(alone.Figures, found.Figures);
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(8)]
    public void Workers_change_nothing(int workers)
    {
        using var sweep = New(OfW1);
        sweep.Advance(Replicates, workers, null, default);
        Assert.Equal(Whole(OfW1).Provenance, sweep.Answer().Provenance);
    }

    [Theory]
    [InlineData(false, 256)]
    [InlineData(false, 8, 1024, 1280)]
    [InlineData(true, 512)]
    [InlineData(true, 256, 1280)]
    public void A_sweep_that_is_kept_and_gone_on_with_ends_the_same(bool withRules, params int[] stops)
    {
        var plan = withRules ? OfRules : OfW1;
        SweepState? kept = null;
        foreach (int stop in (int[])[.. stops, (int)Replicates])
        {
            using var sweep = New(plan);
            if (kept is not null)
            {
                sweep.Resume(SweepState.Read(kept.ToBytes())!, 2, default);
            }

            sweep.Advance(stop, 2, null, default);
            kept = sweep.Save();
            if (stop == Replicates)
            {
                var (whole, answer) = (Whole(plan), sweep.Answer());
                Assert.Equal(whole.Provenance, answer.Provenance);
                Assert.Equal(whole.Cells.SelectMany(c => c.Figures), answer.Cells.SelectMany(c => c.Figures));
                Assert.Equal(whole.Differences, answer.Differences);
            }
        }
    }

    [Fact]
    public async Task A_sweep_that_is_cancelled_in_the_middle_of_a_part_keeps_the_parts_before()
    {
        using var sweep = New(OfW1);
        sweep.Advance(512, 2, null, default);
        byte[] before = sweep.Save().ToBytes();
        using var source = new CancellationTokenSource();
        var progress = new RunProgress();
        var going = Task.Run(() => sweep.Advance(1_000_000_000, 2, progress, source.Token));
        while (progress.ReplicatesDone == 0)
        {
            await Task.Delay(1);
        }

        source.Cancel();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => going);
        Assert.Equal(512, sweep.Replicates);
        Assert.Equal(before, sweep.Save().ToBytes());
        sweep.Advance(Replicates, 2, null, default);
        Assert.Equal(Whole(OfW1).Provenance, sweep.Answer().Provenance);
    }

    [Fact]
    public void Bytes_that_are_not_whole_are_no_state()
    {
        using var sweep = New(OfW1);
        sweep.Advance(256, 2, null, default);
        byte[] whole = sweep.Save().ToBytes();
        Assert.NotNull(SweepState.Read(whole));
        var chance = new Random(4);
        for (int round = 0; round < 200; round++)
        {
            byte[] damaged = [.. whole];
            damaged[chance.Next(whole.Length)] ^= (byte)(1 << chance.Next(8));
            Assert.Null(SweepState.Read(damaged));
            Assert.Null(SweepState.Read(whole.AsSpan(0, chance.Next(whole.Length))));
        }
    }

    [Fact]
    public void The_state_of_another_sweep_or_seed_is_refused()
    {
        using var sweep = New(OfW1);
        sweep.Advance(256, 2, null, default);
        var state = sweep.Save();
        using var other = New(Plan(TestScenarios.W1, "n=60,64", "outcome.drug-effect.slope=-2,-1.9,0.1"));
        Assert.Throws<ArgumentException>(() => other.Resume(state, 1, default));
        using var otherSeed = new SweepRun(OfW1, Unknown(OfW1), 8);
        Assert.Throws<ArgumentException>(() => otherSeed.Resume(state, 1, default));
    }

    [Fact]
    public void Cells_share_true_values_only_where_these_are_the_same_bits()
    {
        var plan = Plan(
            TestScenarios.RaisonLike, "randomization.block-sizes=[4],[2]", "outcome.dropout[0].per-week.control=0.005,0.01", "analyses[0].alpha=0.05,0.01");
        var group = Assert.Single(TruthGroup.Of(plan.Cells));
        var first = CounterfactualRun.Compute(plan.Cells[0].Scenario, 2, default);
        var last = CounterfactualRun.Compute(plan.Cells[^1].Scenario, 2, default);
        Assert.Equal(8, group.Cells.Count);
        Assert.Equal(first.Analyses, last.Analyses);
        Assert.Equal((first.MarkerMean, first.MarkerMedian), (last.MarkerMean, last.MarkerMedian));
    }

    [Theory]
    [InlineData("n=60,64")]
    [InlineData("outcome.drug-effect.slope=-2,-1")]
    [InlineData("population.crp.log-mean=1,1.1")]
    [InlineData("analyses[0].covariates=[],[\"baseline\"]", 1)]
    [InlineData("analyses[2].subgroup=crp>5,all")]
    public void What_may_change_true_values_parts_cells(string varied, int groups = 2) =>
        Assert.Equal(groups, TruthGroup.Of(Plan(TestScenarios.W1, varied).Cells).Count);

    [Fact]
    public void Hazard_ratios_depend_on_how_a_trial_is_conducted() =>
        Assert.Equal(2, TruthGroup.Of(Plan(TestScenarios.StrataAndTimes, "outcome.dropout=[],[{\"kind\":\"hazard\",\"per-week\":{\"treatment\":0.01,\"control\":0.01}}]").Cells).Count);

    private static SweepAnswer Whole(SweepPlan plan)
    {
        using var sweep = New(plan);
        sweep.Advance(Replicates, 1, null, default);
        return sweep.Answer();
    }

    internal static SweepPlan Plan(Scenario scenario, params string[] varied)
    {
        var reading = SweepPlan.Make(scenario, [.. varied.Select(v => SweepAxis.Read(v).Axis!)], SweepLayout.Crossed, SweepContrast.Steps);
        Assert.Empty(reading.Problems);
        return reading.Plan!;
    }

    private static SweepRun New(SweepPlan plan) => new(plan, Unknown(plan), 7);

    private static TrueValues[] Unknown(SweepPlan plan)
    {
        var unknown = new TrueValue(1, 0);
        return [.. plan.Cells.Select(c => new TrueValues([.. c.Scenario.Analyses.Select(_ => unknown)], unknown, unknown))];
    }
}
