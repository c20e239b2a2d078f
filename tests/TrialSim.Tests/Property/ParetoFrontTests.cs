using TrialSim.Characteristics;
using TrialSim.Comparisons;

namespace TrialSim.Tests.Property;

public class ParetoFrontTests
{
    [Fact]
    public void A_design_that_is_better_somewhere_and_worse_nowhere_beats_another() =>
        Assert.Equal([(1, 0, "0"), (2, 0, "0 1"), (2, 1, "0 1")], Beaten([3, 2, 1], [5, 5, 4]));

    [Fact]
    public void Designs_that_are_each_better_in_something_beat_nobody() => Assert.Empty(Beaten([1, 2, 3], [3, 2, 1]));

    [Fact]
    public void Equals_beat_nobody() => Assert.Empty(Beaten([2, 2], [7, 7]));

    [Fact]
    public void Two_equals_both_beat_a_third() => Assert.Equal([(2, 0, "0"), (2, 1, "0")], Beaten([2, 2, 1]));

    [Fact]
    public void Without_a_criterion_nobody_is_beaten() => Assert.Empty(ParetoFront.Of(3, []));

    [Theory]
    [InlineData(Preference.Higher, 0.9, 0.8, 0.04, 1)]
    [InlineData(Preference.Higher, 0.8, 0.9, 0.04, -1)]
    [InlineData(Preference.Lower, 0.9, 0.8, 0.04, -1)]
    [InlineData(Preference.Higher, 0.9, 0.8, 0.06, 0)] // within two errors
    [InlineData(Preference.None, 0.9, 0.8, 0.01, 0)]
    [InlineData(Preference.LowerBeyondAcceptable, 0.04, 0.02, 0.001, 0)] // both are acceptable
    [InlineData(Preference.LowerBeyondAcceptable, 0.09, 0.02, 0.001, -1)]
    [InlineData(Preference.LowerBeyondAcceptable, 0.02, 0.09, 0.001, 1)]
    [InlineData(Preference.LowerBeyondAcceptable, 0.09, 0.07, 0.001, -1)]
    public void A_difference_counts_beyond_two_paired_errors(Preference better, double first, double second, double error, int verdict)
    {
        var difference = Estimate.Of(first - second, error);
        var figure = new ComparedFigure(
            "x", "x", better, [Estimate.Of(first, 0.002), Estimate.Of(second, 0.002)],
            [[Estimate.Of(0, 0), difference], [Estimate.Of(second - first, error), Estimate.Of(0, 0)]]);
        Assert.Equal(verdict, figure.Judge(0, 1, acceptable: 0.05));
        Assert.Equal(-verdict, figure.Judge(1, 0, acceptable: 0.05));
    }

    [Fact]
    public void What_a_design_does_not_have_is_no_difference()
    {
        var figure = new ComparedFigure("x", "x", Preference.Higher, [Estimate.Of(1, 0), Estimate.None], [[Estimate.Of(0, 0), Estimate.None], [Estimate.None, Estimate.Of(0, 0)]]);
        Assert.False(figure.IsOfAll);
        Assert.Equal(0, figure.Judge(0, 1, 0.05));
    }

    // each criterion: more is better
    private static IEnumerable<(int Design, int By, string In)> Beaten(params int[][] criteria) =>
        ParetoFront.Of(criteria[0].Length, [.. criteria.Select(c => (Func<int, int, int>)((design, other) => c[design].CompareTo(c[other])))])
            .Select(d => (d.Design, d.By, string.Join(' ', d.BetterIn)));
}
