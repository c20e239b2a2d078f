using MathNet.Numerics.Distributions;
using Xunit.Sdk;

namespace TrialSim.Tests;

/// <summary>The statistical assertions themselves.</summary>
public class StatisticalAssertTests
{
    // MathNet's binomial distribution, by the incomplete beta function, is the independent oracle.
    [Theory]
    [InlineData(20_000, 0.05, 1e-6)]
    [InlineData(200_000, 0.05, 1e-6)]
    [InlineData(60, 0.5, 0.05)]
    [InlineData(10, 0.01, 0.05)]
    public void Accepted_hits_leave_at_most_half_the_false_alarm_rate_on_each_side(int trials, double rate, double falseAlarm)
    {
        var (lowest, highest) = StatisticalAssert.Accepted(trials, rate, falseAlarm);
        Assert.True(Binomial.CDF(rate, trials, lowest - 1) <= falseAlarm / 2);
        Assert.True(Binomial.CDF(rate, trials, lowest) > falseAlarm / 2);
        Assert.True(1 - Binomial.CDF(rate, trials, highest) <= falseAlarm / 2);
        Assert.True(highest == 0 || 1 - Binomial.CDF(rate, trials, highest - 1) > falseAlarm / 2);
    }

    [Fact]
    public void The_example_of_the_house_style_accepts_853_to_1154() =>
        Assert.Equal((853, 1154), StatisticalAssert.Accepted(20_000, 0.05, 1e-6));

    [Fact]
    public void A_rate_outside_the_limits_fails()
    {
        StatisticalAssert.Rate(1_154, 20_000, expected: 0.05, falseAlarm: 1e-6, detects: 0.0619);
        Assert.Throws<TrueException>(() => StatisticalAssert.Rate(1_155, 20_000, expected: 0.05, falseAlarm: 1e-6, detects: 0.0619));
        Assert.Throws<TrueException>(() => StatisticalAssert.Rate(852, 20_000, expected: 0.05, falseAlarm: 1e-6, detects: 0.0619));
    }

    [Fact]
    public void A_run_too_small_to_see_the_stated_departure_fails()
    {
        Assert.Throws<TrueException>(() => StatisticalAssert.Rate(50, 1_000, expected: 0.05, falseAlarm: 1e-6, detects: 0.0619));
        Assert.Throws<TrueException>(() => StatisticalAssert.Rate(50, 1_000, expected: 0.05, falseAlarm: 1e-6, detects: 0.04));
    }

    [Fact]
    public void A_distribution_is_accepted_or_rejected_by_chi_square()
    {
        double[] quarters = [0.25, 0.25, 0.25, 0.25];
        double[] lopsided = [0.27, 0.25, 0.25, 0.23];
        StatisticalAssert.Distribution([25_100, 24_900, 25_050, 24_950], quarters, falseAlarm: 1e-6, detects: lopsided);
        Assert.Throws<TrueException>(() => StatisticalAssert.Distribution([25_500, 24_500, 25_000, 25_000], quarters, 0.01, lopsided));
        Assert.Throws<TrueException>(() => StatisticalAssert.Distribution([250, 250, 250, 250], quarters, 1e-6, lopsided));
    }

    [Fact]
    public void A_mean_is_accepted_within_its_limits_if_the_run_sees_the_departure()
    {
        // 10,000 numbers with a standard deviation of 2: standard error 0.02, limits 4.8916 standard errors away
        StatisticalAssert.Mean(5.0978, 2, 10_000, expected: 5, uncertainty: 0, falseAlarm: 1e-6, detects: 5.145);
        Assert.Throws<TrueException>(() => StatisticalAssert.Mean(5.0979, 2, 10_000, expected: 5, uncertainty: 0, falseAlarm: 1e-6, detects: 5.145));
        Assert.Throws<TrueException>(() => StatisticalAssert.Mean(5, 2, 10_000, expected: 5, uncertainty: 0, falseAlarm: 1e-6, detects: 5.144));
        StatisticalAssert.Mean(5.13, 2, 10_000, expected: 5, uncertainty: 0.02, falseAlarm: 1e-6, detects: 5.21);
    }
}
