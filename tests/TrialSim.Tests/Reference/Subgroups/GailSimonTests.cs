using TrialSim.Numerics;
using TrialSim.Statistics.Subgroups.Curves;
using TrialSim.Tests.Support;

namespace TrialSim.Tests.Reference.Subgroups;

/// <summary>The test of qualitative interaction against the published table and against a convolution in R.</summary>
public sealed class GailSimonTests
{
    /// <summary>Gail and Simon (1985), table 1: critical values at the level 0.05, to two digits.</summary>
    [Theory]
    [InlineData(2, 2.71)]
    [InlineData(3, 4.23)]
    [InlineData(4, 5.43)]
    [InlineData(5, 6.50)]
    [InlineData(6, 7.48)]
    public void Critical_values_are_the_published_ones(int subgroups, double published)
    {
        double critical = GailSimon.QualitativeCritical(0.05, subgroups);
        Assert.Equal(published, Math.Round(critical, 2));
        Near.Relative(0.05, GailSimon.QualitativeTail(critical, subgroups), 1e-11);
        Near.Relative(0.05, GailSimon.OneSidedTail(GailSimon.OneSidedCritical(0.05, subgroups), subgroups), 1e-11);
    }

    /// <summary>R integrates numerically to a relative 1e-11 at each of two levels.</summary>
    [Fact]
    public void Statistics_and_tails_agree_with_a_convolution_in_R()
    {
        foreach (var c in ReferenceFile.Cases("Subgroups/continuous-markers.json", "gail"))
        {
            double[] effects = c.Numbers("effects");
            double[] variances = c.Numbers("variances");
            GailSimon.Statistics statistics = default;
            for (int i = 0; i < effects.Length; i++)
            {
                statistics = statistics.With(effects[i], variances[i]);
            }

            Near.Relative(c.Number("above"), statistics.AboveZero[3], 1e-14);
            Near.Relative(c.Number("below"), statistics.BelowZero[3], 1e-14);
            Near.Relative(c.Number("p"), GailSimon.QualitativeTail(statistics.Qualitative[3], effects.Length), 1e-10, c);
            Near.Relative(c.Number("p_above"), GailSimon.OneSidedTail(statistics.AboveZero[3], effects.Length), 1e-10, c);
            Near.Relative(c.Number("p_below"), GailSimon.OneSidedTail(statistics.BelowZero[3], effects.Length), 1e-10, c);
        }
    }

    [Fact]
    public void Turning_the_effects_exchanges_the_sides()
    {
        var one = default(GailSimon.Statistics).With(2.0, 1.0).With(-1.5, 0.5).With(0.25, 2.0);
        var other = default(GailSimon.Statistics).With(-2.0, 1.0).With(1.5, 0.5).With(-0.25, 2.0);
        Assert.Equal(one.AboveZero[0], other.BelowZero[0]);
        Assert.Equal(one.BelowZero[0], other.AboveZero[0]);
        Assert.Equal(one.Qualitative[0], other.Qualitative[0]);
    }

    [Fact]
    public void A_level_that_every_statistic_above_zero_reaches_has_the_critical_value_zero()
    {
        Assert.Equal(0, GailSimon.QualitativeCritical(0.5, 2));
        Assert.Equal(1, GailSimon.QualitativeTail(0, 2));
        Assert.Throws<ArgumentOutOfRangeException>(() => GailSimon.QualitativeCritical(1, 2));
        Assert.Throws<ArgumentOutOfRangeException>(() => GailSimon.QualitativeTail(1, 1));
    }
}
