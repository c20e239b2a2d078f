using TrialSim.Numerics;
using TrialSim.Numerics.Distributions;
using TrialSim.Statistics;
using TrialSim.Tests.Support;

namespace TrialSim.Tests.Reference;

/// <summary>Distribution functions. Expected numbers: Numerics/distributions.json (mpmath, 50 digits).</summary>
public sealed class DistributionTests
{
    private const string File = "Numerics/distributions.json";

    /// <summary>Relative error documented for StudentT.</summary>
    private const double TailLimit = 1e-13;

    [Fact]
    public void Normal_tails_are_right_to_13_digits_down_to_1e_300()
    {
        foreach (var c in ReferenceFile.Cases(File, "normal-upper-tail"))
        {
            double z = c.Number("z");
            // documented; measured 1.4e-14 at 2.5, where 1/2 - sum cancels, and 3.7e-14 at 37, where the rounding of z^2 / 2 = 686 shows
            Near.Relative(c.Number("p"), NormalDistribution.UpperTail(z), 1e-13, c);
            Near.Relative(c.Number("p"), NormalDistribution.Cumulative(-z), 1e-13, c);
        }

        Assert.Equal(0, NormalDistribution.UpperTail(double.PositiveInfinity));
        Assert.Equal(1, NormalDistribution.UpperTail(double.NegativeInfinity));
        Assert.Equal(double.NaN, NormalDistribution.UpperTail(double.NaN));
    }

    [Fact]
    public void Normal_quantiles_are_right_to_14_digits_down_to_1e_300()
    {
        foreach (var c in ReferenceFile.Cases(File, "normal-upper-quantile"))
        {
            double p = c.Number("p");
            // measured 3.4e-15: the tail's relative error (above) times tail / (density x z), at most 0.4 here
            Near.Relative(c.Number("z"), NormalDistribution.UpperQuantile(p), 1e-14, c);
            Near.Relative(-c.Number("z"), NormalDistribution.Quantile(p), 1e-14, c);
        }

        Assert.Equal(0, NormalDistribution.UpperQuantile(0.5), 1e-16);
        Assert.Equal(double.PositiveInfinity, NormalDistribution.UpperQuantile(0));
        Assert.Equal(double.NegativeInfinity, NormalDistribution.UpperQuantile(1));
        Assert.Equal(double.NaN, NormalDistribution.UpperQuantile(-0.1));
        Assert.Equal(-NormalDistribution.UpperQuantile(0.25), NormalDistribution.UpperQuantile(0.75));
    }

    [Fact]
    public void Student_tails_are_as_accurate_as_documented()
    {
        foreach (var c in ReferenceFile.Cases(File, "t-two-sided-tail"))
        {
            Near.Relative(c.Number("p"), StudentT.TwoSidedTail(c.Number("t"), c.Number("df")), TailLimit, c);
            Near.Relative(c.Number("p") / 2, StudentT.UpperTail(c.Number("t"), c.Number("df")), TailLimit, c);
            Near.Relative(1 - (c.Number("p") / 2), StudentT.UpperTail(-c.Number("t"), c.Number("df")), TailLimit, c);
        }
    }

    [Fact]
    public void Student_critical_values_are_as_accurate_as_the_tails()
    {
        foreach (var c in ReferenceFile.Cases(File, "t-critical"))
        {
            // a tail's relative error moves the critical value by at most as much (tail / (density x t) is below 1 for these levels)
            Near.Relative(c.Number("t"), StudentT.Critical(c.Number("alpha"), c.Number("df")), TailLimit, c);
        }
    }

    [Fact]
    public void Student_tails_end_where_they_must()
    {
        foreach (double df in (double[])[0.3, 1, 2.5, 40, 1e6, double.PositiveInfinity])
        {
            Assert.Equal(1, StudentT.TwoSidedTail(0, df));
            Assert.Equal(0, StudentT.TwoSidedTail(double.PositiveInfinity, df));
            Assert.InRange(StudentT.TwoSidedTail(1e200, df), 0, 1e-50);
            Assert.Equal(double.NaN, StudentT.TwoSidedTail(double.NaN, df));
        }

        Assert.Equal(StudentT.Critical(0.05, double.PositiveInfinity), NormalDistribution.UpperQuantile(0.025));
    }

    [Theory]
    [InlineData(20)] // half of it: Stirling's series instead of the recurrence
    [InlineData(5)] // half of it: zeta series instead of the recurrence
    public void Tails_do_not_jump_where_the_gamma_function_changes_its_formula(double df)
    {
        foreach (double t in (double[])[0.5, 2, 5, 40])
        {
            // neighbouring df: all that is left is the error of both formulas
            Near.Relative(StudentT.TwoSidedTail(t, Math.BitDecrement(df)), StudentT.TwoSidedTail(t, df), 2e-14, (t, df));
        }
    }

    [Fact]
    public void Tails_do_not_jump_where_they_change_their_formula()
    {
        // t beyond 1e100 root(df): the first term of the expansion
        Near.Relative(StudentT.TwoSidedTail(0.99999999e100, 1), StudentT.TwoSidedTail(1e100, 1) / 0.99999999, 1e-13);
        Near.Relative(StudentT.UpperQuantile(1.0000001e-100, 1) * 1.0000001, StudentT.UpperQuantile(1e-100, 1), 1e-12);
        // normal tails: from the middle up to 1/2; quantiles: without a step next to p = 1/2, on the logarithm below 1e-290
        Near.Relative(NormalDistribution.UpperTail(Math.BitDecrement(0.5)), NormalDistribution.UpperTail(Math.BitIncrement(0.5)), 1e-15);
        Near.Relative(NormalDistribution.UpperQuantile(0.4999900001) - NormalDistribution.UpperQuantile(0.4999899999), -2e-10 * Math.Sqrt(2 * Math.PI), 1e-5);
        Near.Relative(NormalDistribution.UpperQuantile(1.00001e-290), NormalDistribution.UpperQuantile(0.99999e-290), 2e-8);
        foreach (double p in (double[])[1e-200, 3e-290, 1e-300, 1e-310, 5e-324])
        {
            // d ln p / d z = -z: the quantile's last digit, and that of a subnormal p
            Near.Relative(Math.Log(p), NormalDistribution.LogUpperTail(NormalDistribution.UpperQuantile(p)), 1e-14, p);
        }

        // deviances: ln(1 + u) - u by its series down to u = -0.4, else as it stands
        Near.Relative(ChiSquare.Cumulative(59.99999999, 100), ChiSquare.Cumulative(60.00000001, 100), 1e-8);
    }

    [Fact]
    public void Log_gamma_is_as_accurate_as_documented()
    {
        foreach (var c in ReferenceFile.Cases(File, "log-gamma"))
        {
            double expected = c.Number("y");
            Near.Absolute(expected, GammaFunction.Log(c.Number("x")), Math.Max(4e-15, 4e-16 * Math.Abs(expected)), c);
        }

        foreach (var c in ReferenceFile.Cases(File, "log-choose"))
        {
            // a difference of three terms of size n ln n, each with the relative error above
            double n = c.Number("n");
            Near.Absolute(c.Number("y"), GammaFunction.LogChoose((int)n, c.Whole("k")), 1e-14 + (1e-15 * n * Math.Log(n + 1)), c);
        }
    }

    [Theory]
    [InlineData(1, 1e-12)] // exact tail and quantile: limited by these
    [InlineData(2.9, 1e-12)]
    [InlineData(3, 2e-2)]
    [InlineData(4, 3e-3)]
    [InlineData(6, 2e-4)]
    [InlineData(10, 1e-6)]
    [InlineData(19.5, 1e-6)]
    [InlineData(20, 2e-8)]
    [InlineData(56, 2e-8)]
    [InlineData(1000, 2e-8)]
    [InlineData(1e6, 2e-8)]
    [InlineData(double.PositiveInfinity, 1e-12)]
    public void Deviates_of_t_statistics_have_the_tail_they_stand_for(double df, double documented)
    {
        for (double t = 0.01; StudentT.TwoSidedTail(t, df) > 1e-4 && t < 1e3; t *= 1.07)
        {
            double z = StudentDeviate.Of(t, df)[0];
            Near.Relative(StudentT.TwoSidedTail(t, df), 2 * NormalDistribution.UpperTail(z), documented, (t, df));
            Assert.Equal(-z, StudentDeviate.Of(-t, df)[0]);
        }
    }

    [Fact]
    public void Deviates_mix_few_many_and_infinitely_many_degrees_of_freedom_in_one_call()
    {
        double[] t = [2, -2, 0, 100, 3, -3, 1, 1e9];
        double[] df = [1, 2.5, 5, 12, double.PositiveInfinity, 58, 2.2, 40];
        var deviates = StudentDeviate.Of(Lanes.Load(t), Lanes.Load(df));
        for (int lane = 0; lane < Lanes.Count; lane++)
        {
            Assert.Equal(StudentDeviate.Of(t[lane], df[lane])[0], deviates[lane]);
        }
    }

    [Fact]
    public void Tails_of_few_degrees_of_freedom_in_simulations_are_those_of_the_distribution()
    {
        foreach (double df in (double[])[0.1, 0.5, 1, 2, 2.999])
        {
            for (double t = 1e-3; t < 1e6; t *= 3)
            {
                Near.Relative(StudentT.TwoSidedTail(t, df), FewDegreesTail.TwoSided(t, df), 2e-14 / Math.Min(1, StudentT.TwoSidedTail(t, df) * 10), (t, df));
            }
        }
    }
}
