using TrialSim.Numerics.Distributions;
using TrialSim.Tests.Support;

namespace TrialSim.Tests.Reference.Distributions;

/// <summary>What holds for distributions whatever their parameters.</summary>
public sealed class DistributionPropertyTests
{
    private static readonly double[] Shapes = [0.05, 0.3, 1, 2.5, 9.7, 31.9, 60, 999, 1e5, 3e7];
    private static readonly double[] Probabilities =
        [1e-300, 1e-120, 1e-40, 1e-16, 1e-8, 1e-4, 0.01, 0.025, 0.2, 0.499999, 0.5, 0.500001, 0.8, 0.975, 0.999999, 1 - 1e-12];

    /// <summary>Each distribution with its parameters: its two tails and its two quantiles.</summary>
    private static IEnumerable<Law> Laws()
    {
        yield return new("normal", NormalDistribution.Cumulative, NormalDistribution.UpperTail, NormalDistribution.Quantile, NormalDistribution.UpperQuantile);
        foreach (double a in Shapes)
        {
            yield return new($"chi-square {a}", x => ChiSquare.Cumulative(x, a), x => ChiSquare.UpperTail(x, a), p => ChiSquare.Quantile(p, a), p => ChiSquare.UpperQuantile(p, a));
            yield return new($"t {a}", x => StudentT.Cumulative(x, a), x => StudentT.UpperTail(x, a), p => StudentT.Quantile(p, a), p => StudentT.UpperQuantile(p, a));
            foreach (double b in Shapes)
            {
                yield return new(
                    $"F {a} {b}", x => FDistribution.Cumulative(x, a, b), x => FDistribution.UpperTail(x, a, b), p => FDistribution.Quantile(p, a, b), p => FDistribution.UpperQuantile(p, a, b));
                yield return new(
                    $"beta {a} {b}",
                    x => BetaDistribution.Cumulative(x, a, b),
                    x => BetaDistribution.UpperTail(x, a, b),
                    p => BetaDistribution.Quantile(p, a, b),
                    p => BetaDistribution.UpperQuantile(p, a, b));
            }
        }
    }

    [Fact]
    public void Quantiles_invert_both_tails()
    {
        foreach (var law in Laws())
        {
            foreach (double p in Probabilities)
            {
                Inverts(law, p, law.Quantile(p), law.Lower);
                Inverts(law, p, law.UpperQuantile(p), law.Upper);
            }
        }
    }

    [Fact]
    public void Tails_add_up_to_one_and_are_monotone()
    {
        foreach (var law in Laws())
        {
            double lastLower = 0;
            double lastUpper = 1;
            foreach (double p in Probabilities)
            {
                double x = law.Quantile(p);
                double lower = law.Lower(x);
                double upper = law.Upper(x);
                Assert.Equal(1, lower + upper, 1e-13);
                Assert.True(lower >= lastLower * (1 - 1e-12), $"{law.Name}: {lower} after {lastLower}");
                Assert.True(upper <= lastUpper * (1 + 1e-12), $"{law.Name}: {upper} after {lastUpper}");
                (lastLower, lastUpper) = (lower, upper);
            }
        }
    }

    [Fact]
    public void Distributions_are_related_as_they_must_be()
    {
        foreach (double df in Shapes)
        {
            foreach (double x in (double[])[0.01, 0.6, 1, 3.7, 40])
            {
                // a squared t is F with 1 degree of freedom; its reciprocal has them exchanged; a chi-square is F with an infinite denominator
                Near.Relative(StudentT.TwoSidedTail(x, df), FDistribution.UpperTail(x * x, 1, df), 1e-11, (x, df));
                Near.Relative(FDistribution.Cumulative(x, df, 7.5), FDistribution.UpperTail(1 / x, 7.5, df), 1e-8, (x, df)); // 1 / x is rounded
                Near.Relative(ChiSquare.UpperTail(df * x, df), FDistribution.UpperTail(x, df, double.PositiveInfinity), 1e-9, (x, df));
            }

            Near.Relative(StudentT.TwoSidedTail(2, 1e14), 2 * NormalDistribution.UpperTail(2), 1e-12);
            Near.Relative(BetaDistribution.Cumulative(0.3, df, 4), BetaDistribution.UpperTail(0.7, 4, df), 1e-8, df); // 0.7 is not 1 - 0.3
        }

        Near.Relative(NormalDistribution.UpperQuantile(0.025), StudentT.UpperQuantile(0.025, double.PositiveInfinity), 0);
        Near.Relative(ChiSquare.UpperTail(5, 1), 2 * NormalDistribution.UpperTail(Math.Sqrt(5)), 1e-14);
        Near.Relative(Math.Exp(-30), ChiSquare.UpperTail(60, 2), 1e-14);
        Near.Relative(0.25, StudentT.UpperTail(1, 1), 1e-15);
    }

    [Fact]
    public void Noncentral_distributions_without_a_shift_are_central()
    {
        foreach (double x in (double[])[0.2, 1.3, 4, 30])
        {
            Near.Relative(StudentT.UpperTail(x, 7.3), NoncentralT.UpperTail(x, 7.3, 1e-300), 1e-13);
            Near.Relative(ChiSquare.Cumulative(x, 7.3), NoncentralChiSquare.Cumulative(x, 7.3, 1e-300), 1e-13);
            Near.Relative(FDistribution.Cumulative(x, 3, 7.3), NoncentralF.Cumulative(x, 3, 7.3, 1e-300), 1e-13);
            // a squared noncentral t is noncentral F: by two unrelated algorithms
            Near.Relative(
                NoncentralT.UpperTail(x, 7.3, 2.2) + NoncentralT.Cumulative(-x, 7.3, 2.2), NoncentralF.UpperTail(x * x, 1, 7.3, 2.2 * 2.2), 1e-12);
            Near.Relative(NormalDistribution.Cumulative(x - 2.2), NoncentralT.Cumulative(x, double.PositiveInfinity, 2.2), 1e-15);
            Near.Relative(NoncentralT.Cumulative(x, 1e12, 2.2), NoncentralT.Cumulative(x, double.PositiveInfinity, 2.2), 1e-9);
            Assert.Equal(NoncentralT.Cumulative(x, 7.3, 2.2), NoncentralT.UpperTail(-x, 7.3, -2.2));
        }
    }

    [Fact]
    public void Ranges_of_two_variables_are_differences_and_of_more_are_larger()
    {
        foreach (double q in (double[])[0.3, 2, 4.5, 12])
        {
            double two = 2 * NormalDistribution.UpperTail(q / Math.Sqrt(2));
            Near.Relative(two, StudentizedRange.UpperTail(q, 2, double.PositiveInfinity), 1e-12, q);
            Near.Relative(StudentT.TwoSidedTail(q / Math.Sqrt(2), 11.5), StudentizedRange.UpperTail(q, 2, 11.5), 1e-10, q);
            Assert.Equal(1, StudentizedRange.UpperTail(q, 5, 20) + StudentizedRange.Cumulative(q, 5, 20), 1e-11);
            Assert.True(StudentizedRange.UpperTail(q, 3, 20) > StudentizedRange.UpperTail(q, 2, 20));
        }

        // R 4.2.2: ptukey(3.5, 4, 20, lower.tail = FALSE), whose own error is about 1e-10
        Near.Relative(0.0949584505485567, StudentizedRange.UpperTail(3.5, 4, 20), 1e-9);
    }

    [Fact]
    public void Degenerate_correlations_are_the_limits()
    {
        Near.Relative(NormalDistribution.Cumulative(-0.4), BivariateNormal.Cumulative(0.7, -0.4, 1), 1e-15);
        Near.Relative(NormalDistribution.Between(-0.4, 0.7), BivariateNormal.Cumulative(0.7, 0.4, -1), 1e-15);
        Assert.Equal(0, BivariateNormal.Cumulative(-1, -1, -1));
        Near.Relative(BivariateNormal.Cumulative(0.7, -0.4, 1), BivariateNormal.Cumulative(0.7, -0.4, 1 - 1e-12), 1e-12);
        Near.Relative(StudentT.Cumulative(-0.4, 5), BivariateT.Cumulative(0.7, -0.4, 1, 5), 1e-15);
        Near.Relative(BivariateNormal.Cumulative(0.7, -0.4, 0.3), BivariateT.Cumulative(0.7, -0.4, 0.3, 1e13), 1e-11);
        Near.Relative(
            NormalDistribution.Cumulative(1) * BivariateNormal.Cumulative(0.5, -2, 0.6), TrivariateNormal.Cumulative(1, 0.5, -2, 0, 0, 0.6), 1e-12);
        // orthants: Sheppard (1899), 1/8 + (asin a + asin b + asin c) / (4 pi)
        Near.Relative(
            0.125 + ((Math.Asin(0.2) + Math.Asin(-0.4) + Math.Asin(0.5)) / (4 * Math.PI)), TrivariateNormal.Cumulative(0, 0, 0, 0.2, -0.4, 0.5), 1e-12);
        Near.Relative(1.0 / 6, ProductCorrelatedNormal.EquicorrelatedBox(double.NegativeInfinity, 0, 5, 0.5), 1e-12); // the smallest of 6 in any order
    }

    [Fact]
    public void Rectangles_and_their_complements_add_up()
    {
        double[] loadings = [0.5, -0.7, 1, 0];
        double[] low = [-1, -2.5, -0.3, double.NegativeInfinity];
        double[] high = [1.5, 2, 2.4, 1];
        foreach (double df in (double[])[0.7, 12.5, double.PositiveInfinity])
        {
            Assert.Equal(1, ProductCorrelatedT.Rectangle(low, high, loadings, df) + ProductCorrelatedT.OutsideRectangle(low, high, loadings, df), 1e-11);
            Assert.Equal(1, BivariateT.Rectangle(-1, 2, -0.5, 1, 0.6, df) + BivariateT.OutsideRectangle(-1, 2, -0.5, 1, 0.6, df), 1e-12);
            Near.Relative(
                BivariateT.Rectangle(-1, 2, -0.5, 1, 0.3, df), ProductCorrelatedT.Rectangle([-1, -0.5], [2, 1], [0.5, 0.6], df), 1e-11, df);
        }

        // far out only one variable matters at a time
        Near.Relative(3 * 2 * NormalDistribution.UpperTail(20), ProductCorrelatedNormal.OutsideRectangle([-20, -20, -20], [20, 20, 20], [0.7, 0.7, 0.7]), 1e-12);
    }

    [Fact]
    public void What_is_no_number_or_out_of_range_is_told()
    {
        const double nan = double.NaN;
        Assert.All(
            (double[])[
                StudentT.TwoSidedTail(2, nan), StudentT.UpperQuantile(0.1, nan), StudentT.Quantile(-0.1, 5), ChiSquare.UpperTail(nan, 3), FDistribution.UpperTail(2, 3, nan),
                FDistribution.Quantile(1.1, 2, 3), BetaDistribution.Cumulative(0.5, nan, 1), NoncentralT.Cumulative(1, 3, nan), NoncentralF.UpperTail(nan, 1, 2, 3),
                BivariateNormal.Cumulative(nan, 1, 0.5), BivariateNormal.Cumulative(1, nan, 0.5), BivariateT.Cumulative(1, 1, 0.5, nan), PoissonDistribution.UpperTail(nan, 2),
                TrivariateNormal.Cumulative(1, nan, 1, 0.1, 0.2, 0.3), StudentizedRange.UpperTail(nan, 3, 5),
            ],
            value => Assert.Equal(nan, value));
        Assert.Throws<ArgumentOutOfRangeException>(() => StudentT.TwoSidedTail(2, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => ChiSquare.UpperTail(2, -1));
        Assert.Throws<ArgumentOutOfRangeException>(() => BivariateNormal.Cumulative(1, 1, 1.01));
        Assert.Throws<ArgumentOutOfRangeException>(() => BinomialDistribution.Mass(1, 2, 1.5));
        Assert.Throws<ArgumentOutOfRangeException>(() => HypergeometricDistribution.Mass(1, 2, 3, 6));
        Assert.Throws<ArgumentOutOfRangeException>(() => GammaFunction.Log(0));
    }

    [Fact]
    public void Discrete_distributions_end_where_they_must()
    {
        Assert.Equal(1, BinomialDistribution.Cumulative(7, 7, 0.3));
        Assert.Equal(0, BinomialDistribution.Cumulative(-1, 7, 0.3));
        Assert.Equal(1, BinomialDistribution.Mass(0, 7, 0));
        Assert.Equal(1, BinomialDistribution.Mass(7, 7, 1));
        Assert.Equal(1, BinomialDistribution.Cumulative(0, 0, 0.4));
        Near.Relative(Math.Pow(0.3, 7), BinomialDistribution.UpperTail(6, 7, 0.3), 1e-14);
        Assert.Equal(1, HypergeometricDistribution.Mass(0, 0, 5, 3));
        Assert.Equal(0, HypergeometricDistribution.Mass(0, 5, 2, 4)); // at least two must be white
        Assert.Equal(1, HypergeometricDistribution.Cumulative(4, 5, 2, 4));
        Assert.Equal(0, HypergeometricDistribution.Cumulative(1, 5, 2, 4));
        Assert.Equal(1, PoissonDistribution.Mass(0, 0));
        Near.Relative(Math.Exp(-2.5), PoissonDistribution.Cumulative(0.7, 2.5), 1e-15);
    }

    private static void Inverts(Law law, double p, double x, Func<double, double> tail)
    {
        if (x == 0 || x == 1 || double.IsInfinity(x) || Math.Abs(x) < 1e-290)
        {
            return; // beyond the doubles, or next to an end that they resolve no further
        }

        // the nearest doubles to a quantile may lie on both sides of it: what they leave open, at least
        double spacing = Math.Abs(tail(Math.BitIncrement(x)) - tail(Math.BitDecrement(x))) / p;
        Near.Relative(p, tail(x), 2e-12 + spacing, (law.Name, p, x));
    }

    private sealed record Law(string Name, Func<double, double> Lower, Func<double, double> Upper, Func<double, double> Quantile, Func<double, double> UpperQuantile);
}
