using TrialSim.Numerics;
using TrialSim.Tests.Support;

namespace TrialSim.Tests.Reference;

/// <summary>Logarithm and exponential. Expected numbers: Numerics/elementary.json (mpmath), and System.Math in bulk.</summary>
public sealed class ElementaryFunctionTests
{
    /// <summary>What the C library may itself be off: it claims less than one unit in the last place.</summary>
    private const double OneUlp = 2.3e-16;

    [Fact]
    public void Logarithms_are_as_accurate_as_documented()
    {
        foreach (var c in ReferenceFile.Cases("Numerics/elementary.json", "log"))
        {
            double expected = c.Number("y");
            // the documented bound; below the normal range a product with 2^54 costs another rounding
            double bound = 4e-16 + (Math.Abs(expected) * Math.ScaleB(1, -52));
            Near.Absolute(expected, Portable.Log(c.Number("x")), bound, c);
            // near 1, where results are small, every digit counts: nine tenths of a unit in the last place, measured 0.83
            Near.Relative(expected, Portable.Log(c.Number("x")), 0.9 * Math.ScaleB(1, -52), c);
        }
    }

    [Fact]
    public void Exponentials_are_as_accurate_as_documented()
    {
        foreach (var c in ReferenceFile.Cases("Numerics/elementary.json", "exp"))
        {
            // documented 3e-16, measured 2.1e-16; outside +-700 two factors, hence two more roundings, and the subnormal results' own spacing
            double x = c.Number("x");
            double expected = c.Number("y");
            double limit = (Math.Abs(x) <= 700 ? 3e-16 * expected : 6e-16 * expected) + (x < -700 ? double.Epsilon : 0);
            Near.Absolute(expected, Portable.Exp(x), limit, c);
        }
    }

    [Fact]
    public void A_million_random_logarithms_agree_with_the_C_library()
    {
        var random = new Random(1);
        for (int i = 0; i < 500_000; i++)
        {
            double anywhere = BitConverter.Int64BitsToDouble(random.NextInt64(0x0010000000000000L, 0x7FF0000000000000L));
            double nearOne = 0.5 + (1.5 * random.NextDouble());
            // our bound (0.9 ulp, above) and the C library's
            Near.Relative(Math.Log(anywhere), Portable.Log(anywhere), 2 * OneUlp, anywhere);
            Near.Relative(Math.Log(nearOne), Portable.Log(nearOne), 2 * OneUlp, nearOne);
        }
    }

    [Fact]
    public void A_million_random_exponentials_agree_with_the_C_library()
    {
        var random = new Random(2);
        for (int i = 0; i < 1_000_000; i++)
        {
            double x = (random.NextDouble() - 0.5) * (i % 2 == 0 ? 1400 : 4);
            Near.Relative(Math.Exp(x), Portable.Exp(x), 3e-16 + OneUlp, x);
        }
    }

    [Fact]
    public void Edges_have_their_limits()
    {
        Assert.Equal(0, Portable.Log(1));
        Assert.Equal(double.NegativeInfinity, Portable.Log(0));
        Assert.Equal(double.NegativeInfinity, Portable.Log(-0.0));
        Assert.Equal(double.PositiveInfinity, Portable.Log(double.PositiveInfinity));
        Assert.Equal(double.NaN, Portable.Log(-1));
        Assert.Equal(double.NaN, Portable.Log(double.NegativeInfinity));
        Assert.Equal(double.NaN, Portable.Log(double.NaN));
        Assert.Equal(1, Portable.Exp(0));
        Assert.Equal(1, Portable.Exp(-0.0));
        Assert.Equal(0, Portable.Exp(-741));
        Assert.Equal(0, Portable.Exp(double.NegativeInfinity));
        Assert.Equal(double.PositiveInfinity, Portable.Exp(709.1));
        Assert.Equal(double.PositiveInfinity, Portable.Exp(double.PositiveInfinity));
        Assert.Equal(double.NaN, Portable.Exp(double.NaN));
    }

    [Fact]
    public void Each_lane_is_computed_by_itself()
    {
        double[] x = [0.5, 1, 3, 1e-300, 1e300, 0.7071, 1.4142, 9.75];
        double[] y = [-700, 700, 0, 1e-17, -3.5, 88, -0.34, 1];
        var log = LaneMath.Log(Lanes.Load(x));
        var exp = LaneMath.Exp(Lanes.Load(y));
        for (int lane = 0; lane < Lanes.Count; lane++)
        {
            Assert.Equal(Portable.Log(x[lane]), log[lane]);
            Assert.Equal(Portable.Exp(y[lane]), exp[lane]);
        }
    }
}
