using TrialSim.Numerics.Distributions;
using TrialSim.Statistics;
using TrialSim.Tests.Support;

namespace TrialSim.Tests.Reference;

/// <summary>Two-sample t tests. Expected numbers: Tables/t-tests.json (R).</summary>
public sealed class TwoSampleTests
{
    [Fact]
    public void Welch_and_pooled_tests_agree_with_R()
    {
        foreach (var c in ReferenceFile.Cases("Tables/t-tests.json", "cases"))
        {
            double[] y1 = c.Numbers("y1");
            double[] y0 = c.Numbers("y0");
            var own = new TwoSample(y1.Length, y1.Sum(), y1.Sum(y => y * y), y0.Length, y0.Sum(), y0.Sum(y => y * y));
            // sums of squares lose (mean / SD)^2 of their 16 digits: squared deviations are right to 1e-15 x (1 + that)
            double loss = 1 + (y1.Concat(y0).Sum(y => y * y) / (Deviations(y1) + Deviations(y0)));
            double tolerance = 1e-14 * loss;

            Check(own.Welch(), c.Number("difference"), c.Number("welch-se"), c.Number("welch-df"), c.Number("welch-p"), tolerance, loss);
            Check(own.Pooled(), c.Number("difference"), c.Number("pooled-se"), c.Number("pooled-df"), c.Number("pooled-p"), tolerance, loss);
        }
    }

    [Fact]
    public void A_comparison_that_cannot_be_made_is_not_estimable()
    {
        var nobody = new TwoSample(0.0, 0.0, 0.0, 5.0, 10.0, 30.0);
        var one = new TwoSample(1.0, 4.0, 16.0, 5.0, 10.0, 30.0);
        var alike = new TwoSample(3.0, 6.0, 12.0, 5.0, 10.0, 20.0);

        Assert.Equal(0u, nobody.Welch().Estimable.Bits);
        Assert.Equal(0u, nobody.Pooled().Estimable.Bits);
        Assert.Equal(0u, one.Welch().Estimable.Bits);
        Assert.Equal(0xFFu, one.Pooled().Estimable.Bits); // the other arm has a spread
        Assert.Equal(0u, alike.Welch().Estimable.Bits);
        Assert.Equal(0u, alike.Pooled().Estimable.Bits);
    }

    private static void Check(LeastSquares.Coefficient own, double difference, double se, double df, double p, double tolerance, double loss)
    {
        Assert.Equal(0xFFu, own.Estimable.Bits);
        Near.Absolute(difference, own.Estimate[2], 1e-15 * Math.Sqrt(loss) * se * 100); // means: 16 digits of themselves
        Near.Relative(se * se, own.Variance[2], tolerance);
        Near.Relative(df, own.DegreesOfFreedom[2], 4 * tolerance); // fourth powers of the deviations
        double t = own.Estimate[2] / Math.Sqrt(own.Variance[2]);
        // a relative error e of t moves ln p by at most (t^2 + 1) e or so; R's pt is right to 1e-13
        Near.Relative(p, StudentT.TwoSidedTail(t, own.DegreesOfFreedom[2]), (100 * tolerance * (1 + (t * t))) + 1e-12);
    }

    private static double Deviations(double[] y) => y.Sum(v => (v - y.Average()) * (v - y.Average()));
}
