using TrialSim.Numerics;
using TrialSim.Statistics.Multiplicity;
using TrialSim.Tests.Support;

namespace TrialSim.Tests.Reference.Multiplicity;

/// <summary>Critical values by their differential equation against their definition, and the closed test by them.</summary>
public sealed class LaneOverallAndSubgroupTests
{
    [Theory]
    [InlineData(0.025, null, 1e-9)]
    [InlineData(0.025, 0.02, 1e-9)]
    [InlineData(0.025, 0.0125, 1e-9)]
    [InlineData(0.05, 0.04, 1e-9)]
    [InlineData(0.05, 0.0499, 1e-7)] // almost all of the level for everybody bends the curve within few steps of the equation
    public void Critical_values_are_those_of_the_definition_at_every_share(double alpha, double? overallAlpha, double stepError)
    {
        LaneOverallAndSubgroup lanes = new(alpha, overallAlpha);
        double worst = 0;
        for (int share = 1; share <= 400; share++)
        {
            double fraction = share / 400.0;
            OverallAndSubgroup scalar = new(fraction);
            double expected = overallAlpha is { } level ? scalar.SubgroupCriticalValue(alpha, level) : scalar.CommonCriticalValue(alpha);
            var (overall, subgroup) = lanes.Critical(fraction);
            worst = Math.Max(worst, Math.Abs((subgroup[3] / expected) - 1));
            Assert.Equal(overallAlpha is null, overall[3] == subgroup[3]);
        }

        Assert.True(worst <= stepError, $"relative error {worst}");
    }

    [Fact]
    public void A_hypothesis_is_rejected_where_its_own_and_the_intersection_s_p_are_at_most_the_level()
    {
        const double alpha = 0.1;
        const double share = 0.3;
        LaneOverallAndSubgroup lanes = new(alpha, null);
        OverallAndSubgroup scalar = new(share);
        double rho = Math.Sqrt(share);
        DeviateTrials trials = new(5, [1, 1], new double[,] { { rho, Math.Sqrt(1 - share) }, { 1, 0 } });
        var z = new Lanes[2];
        int either = 0;
        for (int trial = 0; trial < 20_000; trial += Lanes.Count)
        {
            trials.Draw((ulong)trial, z);
            var (overall, subgroup) = lanes.Judge(z[0], z[1], share);
            for (int lane = 0; lane < Lanes.Count; lane++)
            {
                bool both = scalar.IntersectionP(z[0][lane], z[1][lane]) <= alpha;
                Assert.Equal(both && Numerics.Distributions.NormalDistribution.UpperTail(z[0][lane]) <= alpha, (overall.Bits & (1u << lane)) != 0);
                Assert.Equal(both && Numerics.Distributions.NormalDistribution.UpperTail(z[1][lane]) <= alpha, (subgroup.Bits & (1u << lane)) != 0);
                either += both ? 1 : 0;
            }
        }

        Assert.InRange(either, 5000, 15_000);
    }
}
