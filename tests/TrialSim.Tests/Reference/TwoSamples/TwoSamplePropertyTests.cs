using TrialSim.Numerics.Distributions;
using TrialSim.Statistics;
using TrialSim.Statistics.TwoSamples;
using TrialSim.Tests.Support;

namespace TrialSim.Tests.Reference.TwoSamples;

/// <summary>What must hold of tests of two samples whatever the data, and what they say where there is nothing to test.</summary>
/// <remarks>Approximate to 1e-12 where sums are added in another order or on another scale; exact elsewhere.</remarks>
public sealed class TwoSamplePropertyTests
{
    private static readonly double[] X = [4.5, 1.25, 7, 3.5, 9.75, 2, 4.5];
    private static readonly double[] Y = [2.5, 0.25, 4.5, 1.75, 3];

    [Theory]
    [InlineData(RankDistribution.Exact)]
    [InlineData(RankDistribution.Asymptotic)]
    public void Swapping_the_samples_mirrors_the_rank_sum_test(RankDistribution distribution)
    {
        double[] untied = [.. Y.Select(y => y + 0.1)];
        var there = MannWhitney.Test(X.AsSpan(0, 6), untied, distribution, Alternative.Greater, confidence: 0.9);
        var back = MannWhitney.Test(untied, X.AsSpan(0, 6), distribution, Alternative.Less, confidence: 0.9);
        Assert.Equal(distribution, there.Distribution);
        Assert.Equal(6 * 5, there.W + back.W);
        Assert.Equal(there.P, back.P, 1e-14);
        Assert.Equal(there.MedianDifference, -back.MedianDifference);
        Assert.Equal(there.Interval.Lower, -back.Interval.Upper, 1e-11);
        Assert.Equal(double.PositiveInfinity, there.Interval.Upper);
    }

    [Fact]
    public void Swapping_the_samples_mirrors_the_t_tests()
    {
        var (x, y) = (SampleMoments.Of(X), SampleMoments.Of(Y));
        foreach (var test in new Func<SampleMoments, SampleMoments, TTestResult>[] { (a, b) => TTest.Pooled(a, b), (a, b) => TTest.Welch(a, b) })
        {
            var there = test(x, y);
            var back = test(y, x);
            Assert.Equal(there.T, -back.T, 1e-14);
            Assert.Equal(there.P, back.P, 1e-14);
            Assert.Equal(there.Interval.Lower, -back.Interval.Upper, 1e-13);
        }
    }

    [Fact]
    public void Another_unit_and_origin_change_estimates_but_no_p_value()
    {
        double[] x = [.. X.Select(v => (v * 8) + 1024)]; // exact in binary, so that ties stay ties
        double[] y = [.. Y.Select(v => (v * 8) + 1024)];
        var plain = MannWhitney.Test(X, Y, RankDistribution.Asymptotic);
        var moved = MannWhitney.Test(x, y, RankDistribution.Asymptotic);
        Assert.Equal(plain.P, moved.P);
        Assert.Equal(8 * plain.MedianDifference, moved.MedianDifference);
        var t = TTest.Welch(SampleMoments.Of(X), SampleMoments.Of(Y));
        var movedT = TTest.Welch(SampleMoments.Of(x), SampleMoments.Of(y));
        Near.Relative(t.P, movedT.P, 1e-12);
        Near.Relative(8 * t.StandardError, movedT.StandardError, 1e-12);
        Near.Relative(
            VarianceRatioTest.Test(SampleMoments.Of(X), SampleMoments.Of(Y)).P, VarianceRatioTest.Test(SampleMoments.Of(x), SampleMoments.Of(y)).P, 1e-12);
    }

    [Fact]
    public void Moments_keep_their_digits_far_from_zero()
    {
        double[] far = [.. X.Select(v => v + 1e9)];
        Near.Relative(SampleMoments.Of(X).Variance, SampleMoments.Of(far).Variance, 1e-14);
    }

    [Fact]
    public void Selected_differences_and_averages_are_the_sorted_ones()
    {
        double[] x = [.. Enumerable.Range(0, 37).Select(i => (double)(i * i * 7919 % 101) - 40)];
        double[] y = [.. Enumerable.Range(0, 24).Select(i => (double)(i * i * 6151 % 53) * 0.5)];
        Array.Sort(x);
        Array.Sort(y);
        double[] differences = [.. x.SelectMany(a => y.Select(b => a - b)).Order()];
        double[] averages = [.. x.SelectMany((a, i) => x.Skip(i).Select(b => (a + b) / 2)).Order()];
        var ofDifferences = new PairwiseDifferences(x, y);
        var ofAverages = new WalshAverages(x);
        Assert.Equal(differences.Length, ofDifferences.Count);
        Assert.Equal(averages.Length, ofAverages.Count);
        Assert.Equal(differences, Enumerable.Range(1, differences.Length).Select(k => ofDifferences[k]));
        Assert.Equal(averages, Enumerable.Range(1, averages.Length).Select(k => ofAverages[k]));
        Assert.Equal((differences[443] + differences[444]) / 2, ofDifferences.Median);
    }

    [Fact]
    public void The_median_of_25_million_differences_is_found_without_listing_them()
    {
        double[] x = [.. Enumerable.Range(0, 5000).Select(i => i + 0.25)];
        double[] y = [.. Enumerable.Range(0, 5000).Select(i => i - 3.0)];
        long before = GC.GetAllocatedBytesForCurrentThread();
        var found = MannWhitney.Test(x, y, RankDistribution.Asymptotic);
        Assert.Equal(3.25, found.MedianDifference);
        Assert.True(GC.GetAllocatedBytesForCurrentThread() - before < 1_000_000);
    }

    [Fact]
    public void Without_ties_the_distribution_given_the_ties_is_the_exact_one()
    {
        double[] untied = [.. Y.Select(y => y + 0.1)];
        foreach (var alternative in Enum.GetValues<Alternative>())
        {
            var permuted = PermutationRankSum.Test(X.AsSpan(0, 6), untied, alternative);
            var exact = MannWhitney.Test(X.AsSpan(0, 6), untied, RankDistribution.Exact, alternative);
            Near.Relative(exact.P, permuted.P, 1e-13, alternative);
        }
    }

    [Fact]
    public void Exact_tails_of_a_rank_sum_add_up()
    {
        var exact = RankSumDistribution.Of(7, 12);
        for (int u = 0; u <= 84; u++)
        {
            Assert.Equal(1, exact.Cumulative(u) + exact.AtLeast(u + 1), 1e-14);
            Assert.Equal(u, exact.Quantile(exact.Cumulative(u)));
        }

        Assert.Equal(1.0 / 50388, exact.Cumulative(0), 1e-18); // one of 19 over 7 orders
    }

    [Fact]
    public void The_interval_of_a_standardized_difference_is_where_the_observed_t_is_on_the_edge()
    {
        var (x, y) = (SampleMoments.Of(X), SampleMoments.Of(Y));
        var found = StandardizedMeanDifference.Of(x, y, 0.9);
        double t = TTest.Pooled(x, y).T;
        double perUnit = Math.Sqrt((1.0 / 7) + (1.0 / 5));
        Assert.Equal(0.05, NoncentralT.UpperTail(t, 10, found.Interval.Lower / perUnit), 1e-11);
        Assert.Equal(0.05, NoncentralT.Cumulative(t, 10, found.Interval.Upper / perUnit), 1e-11);
        Near.Relative(0.92274560805308703, found.HedgesJ, 1e-14); // R 4.2.2: exp(lgamma(5) - lgamma(4.5)) / sqrt(5)
    }

    [Fact]
    public void Too_few_or_constant_observations_are_said_to_be_so()
    {
        var one = SampleMoments.Of([3]);
        var two = SampleMoments.Of([3, 5]);
        var none = SampleMoments.Of([]);
        var constant = SampleMoments.Of([0.1 + 0.2, 0.3, 0.3]);
        Assert.Equal(Estimability.TooFewObservations, TTest.Pooled(one, one).Outcome);
        Assert.Equal(Estimability.TooFewObservations, TTest.Pooled(none, two).Outcome);
        Assert.Equal(Estimability.Estimable, TTest.Pooled(one, two).Outcome);
        Assert.Equal(Estimability.TooFewObservations, TTest.Welch(one, two).Outcome);
        Assert.Equal(Estimability.NoSpread, TTest.Welch(constant, constant).Outcome);
        Assert.Equal(Estimability.NoSpread, TTest.Pooled(constant, SampleMoments.Of([4, 4])).Outcome);
        Assert.Equal(Estimability.TooFewObservations, TTest.OneSample(one).Outcome);
        Assert.Equal(Estimability.NoSpread, TTest.OneSample(constant).Outcome);
        Assert.Equal(Estimability.TooFewObservations, VarianceRatioTest.Test(one, two).Outcome);
        Assert.Equal(Estimability.NoSpread, VarianceRatioTest.Test(two, SampleMoments.Of([4, 4])).Outcome);
        Assert.Equal(Estimability.NoSpread, StandardizedMeanDifference.Of(constant, constant).Outcome);
        Assert.Equal(Estimability.TooFewObservations, MannWhitney.Test([], Y, RankDistribution.Exact).Outcome);
        Assert.Equal(Estimability.NoSpread, MannWhitney.Test([2, 2], [2], RankDistribution.Exact).Outcome);
        Assert.Equal(Estimability.NoSpread, PermutationRankSum.Test([2, 2], [2]).Outcome);
        Assert.Equal(Estimability.TooFewObservations, PermutationRankSum.Test([], [2]).Outcome);
        Assert.Equal(Estimability.TooFewObservations, SignedRank.Test([], RankDistribution.Exact).Outcome);
        Assert.Equal(Estimability.NoSpread, SignedRank.Test([0, 0], RankDistribution.Exact).Outcome);
        Assert.Equal(Estimability.NoSpread, StratifiedRankSum.Test([1, 2, 3, 3], [true, true, true, false], [0, 0, 1, 1], StratumScores.VanElteren).Outcome);
    }

    [Fact]
    public void Samples_of_one_or_of_equal_observations_still_have_a_p_value()
    {
        var singles = MannWhitney.Test([2], [1], RankDistribution.Exact);
        Assert.Equal((1, 1, 1), (singles.W, singles.P, singles.MedianDifference));
        Assert.Equal(new ConfidenceInterval(1, 1), singles.Interval);
        var constants = MannWhitney.Test([5, 5, 5], [3, 3, 3], RankDistribution.Asymptotic);
        Assert.Equal(Estimability.Estimable, constants.Outcome);
        Near.Relative(2 * NormalDistribution.UpperTail(4 / Math.Sqrt(9.0 / 12 * (7 - (48.0 / 30)))), constants.P, 1e-14);
        Assert.Equal(double.NaN, constants.Interval.Lower);
    }

    [Fact]
    public void Observations_that_are_not_numbers_and_impossible_levels_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => SampleMoments.Of([1, double.NaN]));
        Assert.Throws<ArgumentOutOfRangeException>(() => MannWhitney.Test([1, double.PositiveInfinity], Y, RankDistribution.Asymptotic));
        Assert.Throws<ArgumentOutOfRangeException>(() => MannWhitney.Test(X, Y, RankDistribution.Asymptotic, confidence: 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => TTest.OneSample(SampleMoments.Of(X), confidence: double.NaN));
        Assert.Throws<StatisticsInputException>(() => RankSumDistribution.Of(5000, 5000));
    }
}
