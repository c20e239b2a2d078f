using TrialSim.Characteristics;
using TrialSim.Precision;

namespace TrialSim.Tests.Property;

/// <summary>How many trials a figure needs, told from its error and what stands behind it.</summary>
public class FigureNeedTests
{
    [Fact]
    public void A_share_needs_p_times_1_minus_p_over_the_squared_target()
    {
        var need = Need(Estimate.Share(300, 1000), 0.005, 1000);
        Assert.Equal(NeedState.Open, need.State);
        Assert.Equal(0.3 * 0.7 / (0.005 * 0.005), need.Replicates, 1e-6);
    }

    [Fact]
    public void A_share_among_significant_trials_needs_all_trials_that_give_so_many_significant_ones() =>
        Assert.Equal(10_000 * (0.3 * 0.7 / (0.01 * 0.01)) / 500, Need(Estimate.Share(150, 500), 0.01, 10_000).Replicates, 1e-6);

    [Fact]
    public void What_the_truth_adds_to_an_error_is_not_asked_of_the_trials()
    {
        var need = Need(Estimate.Mean(1, 0.03 * 0.03 * 2000, 2000).WithFixedError(0.04), 0.05, 2000); // 0.05 in all
        Assert.Equal(NeedState.Met, need.State);
        Assert.Equal(2000, need.Replicates, 1e-6);
        Assert.Equal(4 * 2000, Need(Estimate.Mean(1, 0.06 * 0.06 * 2000, 2000).WithFixedError(0.04), 0.05, 2000).Replicates, 1e-6);
    }

    [Theory]
    [InlineData(0.04, NeedState.OutOfReach)]
    [InlineData(0.05, NeedState.OutOfReach)]
    [InlineData(0.051, NeedState.Open)]
    public void A_target_below_the_error_of_the_truth_is_out_of_reach(double target, NeedState state) =>
        Assert.Equal(state, Need(Estimate.Mean(1, 0.06 * 0.06 * 2000, 2000).WithFixedError(0.05), target, 2000).State);

    [Fact]
    public void A_value_that_is_given_is_kept_or_out_of_reach()
    {
        Assert.Equal(NeedState.Met, Need(Estimate.Of(1, 0.01), 0.01, 1024).State);
        Assert.Equal(NeedState.OutOfReach, Need(Estimate.Of(1, 0.011), 0.01, 1024).State);
    }

    [Fact]
    public void No_event_yet_is_not_taken_for_no_error()
    {
        var need = Need(Estimate.Share(0, 100), 0.002, 10_000); // an error of 0 by the formula; up to 0.037 by Wilson's interval
        Assert.Equal(NeedState.Open, need.State);
        Assert.InRange(need.Replicates, 50_000, 150_000); // 1.96 / 0.002 = 980 of what 100 were had in 10,000 trials
        Assert.Equal(NeedState.Met, Need(Estimate.Share(0, 1000), 0.002, 10_000).State);
    }

    [Fact]
    public void Few_non_events_are_as_little_as_few_events() => Assert.Equal(
        Need(Estimate.Share(3, 200), 0.01, 2000).Replicates, Need(Estimate.Share(197, 200), 0.01, 2000).Replicates, 1e-6);

    [Fact]
    public void The_error_of_a_mean_over_few_trials_is_not_believed()
    {
        var need = Need(Estimate.Mean(1, 1e-6, 50), 0.01, 4096);
        Assert.Equal(NeedState.Open, need.State);
        Assert.Equal(2 * 4096, need.Replicates);
        Assert.Equal(NeedState.Met, Need(Estimate.Mean(1, 1e-6, 100), 0.01, 4096).State);
    }

    [Fact]
    public void A_figure_without_a_value_has_no_need() => Assert.Equal(NeedState.NoValue, Need(Estimate.None, 0.01, 4096).State);

    private static FigureNeed Need(Estimate estimate, double target, long trials) =>
        FigureNeed.Of(OperatingCharacteristics.Figure("a", Measures.Bias, null, null, null, estimate), new() { Mcse = target }, trials);
}
