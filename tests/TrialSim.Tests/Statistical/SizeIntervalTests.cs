using TrialSim.Tests.Reference.Sizing;
using Xunit.Abstractions;

namespace TrialSim.Tests.Statistical;

/// <summary>The interval of a size holds the answer of noncentral t, computed by R, at least as often as it says.</summary>
public sealed class SizeIntervalTests(ITestOutputHelper output)
{
    private const double Misses = 0.01; // of a 99% interval, before it is rounded outwards

    public static TheoryData<string> Cases => [.. SizeCase.All.Select(c => c.Name)];

    // 50 seeds of each of four tests
    [Fact]
    public void Of_200_intervals_hardly_any_misses()
    {
        SizeCase[] cases = [.. SizeCase.All.Where(c => c is { Test: "pooled", Ratio: "1:1", Effect: 0.5, Power: 0.9 } or { Test: "ancova", Ratio: "2:1", Power: 0.8 }
            or { Test: "slopes", Ratio: "1:1", Power: 0.8 } or { Test: "pooled", Ratio: "2:1", Power: 0.8 })];
        Assert.Equal(4, cases.Length);
        long missed = cases.Sum(c => Missed(c, seeds: 50, powerError: 0.008));
        StatisticalAssert.RateAtMost(missed, 200, Misses, falseAlarm: 1e-6, detects: 0.12);
    }

    // more than 95 of 100, whatever the test, the ratio and the power
    [Theory]
    [Trait("Category", "Long")]
    [MemberData(nameof(Cases))]
    public void Of_200_intervals_of_each_test_at_least_190_hold_the_answer(string name)
    {
        var one = SizeCase.All.Single(c => c.Name == name);
        long missed = Missed(one, seeds: 200, powerError: one.Test == "halves" ? 0.008 : 0.004);
        Assert.True(missed <= 10, $"{missed} of 200 miss");
        StatisticalAssert.RateAtMost(missed, 200, Misses, falseAlarm: 1e-5, detects: 0.11);
    }

    private long Missed(SizeCase one, int seeds, double powerError)
    {
        long missed = 0, exact = 0, badFits = 0;
        for (int seed = 1; seed <= seeds; seed++)
        {
            var answer = one.Find((ulong)seed, powerError);
            Assert.Null(answer.Unknown);
            missed += one.Patients >= answer.Lower && one.Patients <= answer.Upper ? 0 : 1;
            exact += answer.Value == one.Patients ? 1 : 0;
            badFits += answer.Line?.LackOfFit < 0.05 ? 1 : 0;
        }

        output.WriteLine($"{one.Name}: {one.Patients} patients; of {seeds} intervals {missed} miss, {exact} searches hit it exactly, {badFits} lines do not fit at 5%");
        return missed;
    }
}
