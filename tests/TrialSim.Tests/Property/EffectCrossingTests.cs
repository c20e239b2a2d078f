using TrialSim.Statistics.Subgroups.Curves;

namespace TrialSim.Tests.Property;

/// <summary>The set that a fitted effect function leads to.</summary>
public sealed class EffectCrossingTests
{
    [Theory]
    [InlineData(new[] { 1.0, 2, 3, 4 }, new[] { -3.0, -1, 1, 3 }, 2.5, true, true)] // benefit rises through 0 halfway between 2 and 3
    [InlineData(new[] { 1.0, 2, 3, 4 }, new[] { 3.0, 1, -3, -5 }, 2.25, false, true)] // falls; a quarter of the way
    [InlineData(new[] { 4.0, 1, 3, 2 }, new[] { 3.0, -3, 1, -1 }, 2.5, true, true)] // patients in any order
    [InlineData(new[] { 1.0, 2, 3, 4, 5, 6 }, new[] { 2.0, -2, -2, -2, 2, 2 }, 4.5, true, true)] // of two changes the one next to the median
    [InlineData(new[] { 1.0, 2, 3, 4 }, new[] { 1.0, 2, 3, 4 }, 2.5, true, false)] // a benefit everywhere, larger above the median
    [InlineData(new[] { 1.0, 2, 3, 4 }, new[] { -1.0, -2, -3, -4 }, 2.5, false, false)] // harm everywhere, less below
    [InlineData(new[] { 1.0, 2, 2, 3, 3 }, new[] { 5.0, 4, 4, 3, 3 }, 2.0, false, false)] // the median is tied: those above it against those at or below
    public void The_cut_lies_where_the_sign_changes_nearest_the_median(double[] marker, double[] benefit, double cut, bool above, bool changes) =>
        Assert.Equal(new EffectCrossing(cut, above, changes), EffectCrossing.Find(marker, benefit));
}
