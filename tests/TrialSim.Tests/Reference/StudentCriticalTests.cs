using CsCheck;
using TrialSim.Numerics;
using TrialSim.Numerics.Distributions;
using TrialSim.Statistics;

namespace TrialSim.Tests.Reference;

/// <summary>Decisions by kept critical values, against the exact tail.</summary>
public sealed class StudentCriticalTests
{
    private static readonly Gen<double> DegreesOfFreedom = Gen.OneOf(
        Gen.Int[1, 200].Select(n => (double)n), Gen.Double[1, 70], Gen.Double[1, 2000], Gen.Const(double.PositiveInfinity), Gen.Const(131_072.5));

    // Near the critical value and far from it.
    private static readonly Gen<double> Share = Gen.OneOf(Gen.Double[0, 3], Gen.Double[0.99, 1.01], Gen.Double[1 - 1e-7, 1 + 1e-7]);

    [Theory]
    [InlineData(0.05)]
    [InlineData(0.01)]
    [InlineData(0.2)]
    [InlineData(1e-5)]
    public void Decisions_are_those_of_the_exact_tail_for_whole_fractional_and_mixed_degrees_of_freedom(double alpha)
    {
        Gen.Select(DegreesOfFreedom, Share, (df, share) => (Df: df, Share: share)).Array[8].Sample(
            cases =>
            {
                double[] t = [.. cases.Select(c => c.Share * StudentT.Critical(alpha, c.Df))];
                Decide(alpha, t, [.. cases.Select(c => c.Df)]);
                Decide(alpha, t, [.. cases.Select(_ => cases[0].Df)]); // all lanes alike
            },
            iter: 400);
    }

    [Fact]
    public void Nothing_is_exceeded_without_degrees_of_freedom()
    {
        Lanes df = Lanes.Load([0, -1, double.NaN, 0.5, 1, 1, 1, 1]);
        var critical = StudentCritical.At(0.05);

        // a df between 0 and 1 is decided by the exact tail: 1e30 is beyond any critical value
        Assert.Equal(0b1111_1000u, critical.Exceeded(1e30, critical.For(df)).Bits);
        Assert.Equal(0u, critical.Exceeded(double.NaN, critical.For(5.0)).Bits);
    }

    private static void Decide(double alpha, double[] t, double[] df)
    {
        var critical = StudentCritical.At(alpha);
        uint exceeded = critical.Exceeded(Lanes.Load([.. t.Select(x => x * x)]), critical.For(Lanes.Load(df))).Bits;
        for (int lane = 0; lane < Lanes.Count; lane++)
        {
            double p = StudentT.TwoSidedTail(t[lane], df[lane]);
            if (Math.Abs((p / alpha) - 1) > 1e-9) // closer than the tails' own error either decision is right
            {
                Assert.True((exceeded >> lane & 1) == (p < alpha ? 1 : 0), $"t {t[lane]:R} df {df[lane]:R}: p {p:R}");
            }
        }
    }
}
