using TrialSim.Characteristics;
using TrialSim.Designs;
using TrialSim.Quantities;
using TrialSim.Scenarios;
using TrialSim.Simulation;
using TrialSim.Tests.Behaviour;

namespace TrialSim.Tests.Property;

/// <summary>A paired run is the single runs of its cells, whatever its division, and their differences are those of the same trials.</summary>
public class PairedRunTests
{
    private static readonly Scenario Published = ScenarioFile.Read(Repository.Path("scenarios/raison-2013.json")).Scenario!;
    private static readonly Scenario Null = ScenarioFile.Read(Repository.Path("scenarios/raison-2013-null.json")).Scenario!;
    private static readonly Scenario WithRules = ScenarioFile.Read(Repository.Path("tests/TrialSim.Tests/Scenarios/rules-over-tests.json")).Scenario!;

    private static readonly TrialMeasure[] Measures = [new RejectionMeasure("interaction"), new EstimateMeasure("interaction"), new ScreenedMeasure()];

    [Theory]
    [InlineData(1, 1000)]
    [InlineData(3, 1000)]
    [InlineData(2, 256, 264, 1000)]
    [InlineData(8, 8, 520, 1000)]
    public void Neither_workers_nor_pauses_change_a_bit(int workers, params int[] stages)
    {
        using var whole = Pair(Published, Null);
        whole.Advance(1000, 1, null, default);
        using var divided = Pair(Published, Null);
        foreach (int stage in stages)
        {
            divided.Advance(stage, workers, null, default);
        }

        Assert.Equal(whole.Digest, divided.Digest);
        Assert.Equal(whole.Difference(1, 0), divided.Difference(1, 0));
    }

    [Fact]
    public void Each_cell_has_the_digest_of_its_own_run()
    {
        using var run = Pair(Published, WithRules);
        run.Advance(512, 2, null, default);
        foreach (var (scenario, cell) in (ReadOnlySpan<(Scenario, int)>)[(Published, 0), (WithRules, 1)])
        {
            var alone = Simulator.Run(scenario, new(7, 512, 1), Truth(scenario), null, default);
            Assert.Equal(alone.Digest, run.Result(cell).Digest);
        }
    }

    [Fact]
    public void A_result_stays_what_it_was_when_the_run_goes_on()
    {
        using var run = Pair(Published, Null);
        run.Advance(256, 1, null, default);
        var early = OperatingCharacteristics.Of(run.Result(0));
        var result = run.Result(0);
        run.Advance(512, 1, null, default);
        Assert.Equal(early.Figures, OperatingCharacteristics.Of(result).Figures);
    }

    [Fact]
    public void A_later_first_replicate_gives_the_later_part_of_a_longer_run()
    {
        using var whole = Pair(Published, Null);
        whole.Advance(1024, 2, null, default);
        using var head = Pair(Published, Null);
        head.Advance(512, 2, null, default);
        var tail = Simulator.Run(Published, new(7, 512, 2) { First = 512 }, Truth(Published), null, default);
        double mean = (head.Mean(1, 0).Mean + OperatingCharacteristics.Of(tail).Figures.First(f => f is { Analysis: "interaction", Measure: Characteristics.Measures.EstimateMean }).Estimate!.Value) / 2;
        Assert.Equal(whole.Mean(1, 0).Mean, mean, 9); // sums are rounded to 2^-32
        Assert.Throws<ArgumentOutOfRangeException>(() => new RunSettings(1, 8, 1) { First = 4 });
    }

    [Fact]
    public void A_scenario_does_not_differ_from_itself()
    {
        using var run = Pair(Published, Published);
        run.Advance(512, 2, null, default);
        for (int m = 0; m < Measures.Length; m++)
        {
            Assert.Equal(new(0, 0, run.Mean(m, 0).Trials), run.Difference(m, 0));
        }
    }

    [Fact]
    public void A_difference_is_that_of_the_means_and_its_error_that_of_the_same_trials()
    {
        var larger = Published with { Design = new FixedParallel { Patients = new PatientCount(64) } };
        using var run = Pair(Published, larger);
        run.Advance(4096, 2, null, default);
        for (int m = 0; m < Measures.Length; m++)
        {
            var (one, other, difference) = (run.Mean(m, 0), run.Mean(m, 1), run.Difference(m, 0));
            Assert.Equal(one.Mean - other.Mean, difference.Mean, 7); // candidates are summed in units of 1024 / 2^32
            Assert.True(difference.Variance < one.Variance + other.Variance, "the same patients must bring the trials together");
        }

        // of 0 and 1 the variance of differences is known from the discordant trials alone
        var rejection = run.Difference(0, 0);
        double share = (rejection.Variance * (rejection.Trials - 1) / rejection.Trials) + (rejection.Mean * rejection.Mean);
        Assert.Equal(Math.Round(share * rejection.Trials), share * rejection.Trials, 6);
    }

    [Fact]
    public void A_cancelled_advance_changes_nothing()
    {
        using var run = Pair(Published, Null);
        run.Advance(256, 1, null, default);
        string before = run.Digest;
        using var source = new CancellationTokenSource();
        source.Cancel();
        Assert.Throws<OperationCanceledException>(() => run.Advance(100_000, 2, null, source.Token));
        Assert.Equal(before, run.Digest);
        Assert.Equal(256, run.Replicates);
    }

    private static PairedRun Pair(Scenario one, Scenario other) => new([one, other], [Truth(one), Truth(other)], Measures, [new(0, 1)], 7);

    private static TrueValues Truth(Scenario scenario)
    {
        var unknown = new TrueValue(1, 0);
        return new([.. scenario.Analyses.Select(_ => unknown)], unknown, unknown);
    }
}
