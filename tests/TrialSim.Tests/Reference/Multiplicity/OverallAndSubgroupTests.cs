using TrialSim.Numerics.Distributions;
using TrialSim.Statistics.Multiplicity;
using TrialSim.Tests.Support;

namespace TrialSim.Tests.Reference.Multiplicity;

/// <summary>Tests in all patients and in a subgroup; the numbers are held to mvtnorm's by the qualification cases.</summary>
public sealed class OverallAndSubgroupTests
{
    [Theory]
    [InlineData(0.05)]
    [InlineData(0.5)]
    [InlineData(0.95)]
    public void Critical_values_use_up_the_level_and_no_more(double share)
    {
        var tests = new OverallAndSubgroup(share);
        double common = tests.CommonCriticalValue(0.025);
        double subgroup = tests.SubgroupCriticalValue(0.025, 0.02);

        Near.Relative(0.025, tests.EitherAbove(common, common), 1e-12);
        Near.Relative(0.025, tests.EitherAbove(NormalDistribution.UpperQuantile(0.02), subgroup), 1e-12);
        Assert.InRange(common, NormalDistribution.UpperQuantile(0.025), NormalDistribution.UpperQuantile(0.0125)); // never worse than Bonferroni
        Assert.InRange(subgroup, NormalDistribution.UpperQuantile(0.025), NormalDistribution.UpperQuantile(0.005));
    }

    [Fact]
    public void A_subgroup_of_everybody_costs_nothing()
    {
        var tests = new OverallAndSubgroup(1);

        Near.Relative(NormalDistribution.UpperQuantile(0.025), tests.CommonCriticalValue(0.025), 1e-12);
        Near.Relative(NormalDistribution.UpperTail(2.1), tests.IntersectionP(1.3, 2.1), 1e-12);
    }

    [Fact]
    public void A_level_spent_on_all_patients_leaves_nothing_for_the_subgroup()
    {
        Assert.Equal(double.PositiveInfinity, new OverallAndSubgroup(0.4).SubgroupCriticalValue(0.025, 0.025));
        Near.Relative(NormalDistribution.UpperQuantile(0.025), new OverallAndSubgroup(0.4).SubgroupCriticalValue(0.025, 0), 1e-12);
        Assert.Throws<ArgumentOutOfRangeException>(() => new OverallAndSubgroup(0.4).SubgroupCriticalValue(0.025, 0.03));
        Assert.Throws<ArgumentOutOfRangeException>(() => new OverallAndSubgroup(0));
    }

    [Fact]
    public void A_parametric_group_of_two_is_the_same_test()
    {
        // weights 1/2 each: the intersection is rejected by the larger statistic
        double[,] correlation = { { 1, Math.Sqrt(0.4) }, { Math.Sqrt(0.4), 1 } };
        double[] p = [NormalDistribution.UpperTail(2.05), NormalDistribution.UpperTail(2.1)];
        var closed = new ClosedTest(new(new([0.5, 0.5], new double[,] { { 0, 1 }, { 1, 0 } })), [new([0, 1], new WeightedParametric { Correlation = correlation })]);
        var adjusted = new double[2];
        closed.Adjust(p, adjusted);

        Near.Relative(new OverallAndSubgroup(0.4).IntersectionP(2.05, 2.1), adjusted[1], 1e-12);
    }

    [Fact]
    public void A_parametric_group_of_independent_statistics_multiplies()
    {
        var test = new WeightedParametric { Correlation = new double[,] { { 1, 0, 0.9 }, { 0, 1, 0 }, { 0.9, 0, 1 } } };

        // members 0 and 1 of three, shares 0.5 and 0.25: both limits at the level 0.02 / 0.5
        double expected = (1 - ((1 - 0.02) * (1 - 0.01))) / 0.75;
        Near.Relative(expected, test.Adjust([0.02, 0.4], [0.5, 0.25], [0, 1]), 1e-12);
        Near.Relative(0.02 / 0.5, test.Adjust([0.02, 0.0001], [0.5, 0], [0, 1]), 1e-12);
        Assert.Equal(double.PositiveInfinity, test.Adjust([0.02, 0.01], [0, 0], [0, 1]));
    }
}
