using System.Text.Json;
using TrialSim.Numerics;
using TrialSim.Statistics;
using TrialSim.Statistics.GoodnessOfFit;
using TrialSim.Tests.Support;

namespace TrialSim.Tests.Reference.GoodnessOfFit;

/// <summary>Goodness of fit against goodness-of-fit.json, which goodness-of-fit.R made with R, goftest and nortest.</summary>
/// <remarks>
/// Approximate: the file has 15 digits, and R takes most tail areas from 1, so that they keep 15 digits of 1. R's exact two-sample p-values
/// go through log-gamma functions and keep 12.
/// </remarks>
public sealed class GoodnessOfFitTests
{
    private const double Digits = 1e-13;

    [Fact]
    public void Distances_from_given_distributions_agree_with_R()
    {
        foreach (var c in ReferenceFile.Cases("GoodnessOfFit/goodness-of-fit.json", "one_sample"))
        {
            double[] x = c.Numbers("x");
            var hypothesized = Hypothesized(c);
            foreach (var test in c.GetProperty("ks").EnumerateArray())
            {
                var found = KolmogorovSmirnov.Of(x, hypothesized, Direction(test));
                Near.Absolute(test.Number("d"), found.Distance, Digits, test);
                Near.Absolute(test.Number("exact"), found.ExactP(), 1e-11, test); // seen 3e-12: R's matrix powers
                Near.Absolute(test.Number("asymptotic"), found.AsymptoticP(1e-6), Digits, test);
            }

            var anderson = AndersonDarling.Of(x, hypothesized);
            Near.Relative(c.Number("a2"), anderson.A2, 1e-12, c);
            Near.Absolute(c.Number("a_p"), anderson.P(), 1e-12, c);
            var cramer = CramerVonMises.Of(x, hypothesized);
            Near.Relative(c.Number("w2"), cramer.W2, 1e-12, c);
            Near.Absolute(c.Number("w_p"), cramer.P(), 1e-9, c); // goftest stops its series at 1e-9
        }
    }

    [Fact]
    public void Distances_between_samples_agree_with_R()
    {
        foreach (var c in ReferenceFile.Cases("GoodnessOfFit/goodness-of-fit.json", "two_sample"))
        {
            foreach (var test in c.GetProperty("tests").EnumerateArray())
            {
                var found = TwoSampleKolmogorovSmirnov.Of(c.Numbers("x"), c.Numbers("y"), Direction(test));
                Near.Absolute(test.Number("d"), found.Distance, Digits, test);
                Near.Absolute(test.Number("exact"), found.ExactP(), 1e-12, test);
                Near.Absolute(test.Number("asymptotic"), found.AsymptoticP(1e-6), Digits, test);
            }
        }
    }

    [Fact]
    public void Normality_tests_and_quantiles_agree_with_R()
    {
        foreach (var c in ReferenceFile.Cases("GoodnessOfFit/goodness-of-fit.json", "normality"))
        {
            double[] x = c.Numbers("x");
            var shapiro = ShapiroWilk.Of(x);
            Near.Relative(c.Number("w"), shapiro.W, 1e-12, c);
            Near.Relative(c.Number("w_p"), shapiro.P, 1e-8, c); // 1 - W is what matters, and has fewer digits
            if (c.TryGetProperty("a", out _))
            {
                Near.Relative(c.Number("a"), NormalAndersonDarling.Of(x).A2, 1e-12, c);
                Near.Relative(c.Number("a_p"), NormalAndersonDarling.Of(x).P, 1e-11, c);
            }

            if (c.TryGetProperty("d", out _))
            {
                Near.Relative(c.Number("d"), Lilliefors.Of(x).Distance, 1e-12, c);
                Near.Relative(c.Number("d_p"), Lilliefors.Of(x).P, 1e-11, c);
            }

            var description = new SampleDescription(x);
            double[] probabilities = [0, 0.1, 1.0 / 3, 0.5, 0.9, 1];
            Assert.All(c.Numbers("quantiles").Zip(probabilities), q => Near.Absolute(q.First, description.Quantile(q.Second), Digits, c));
        }
    }

    [Fact]
    public void Null_distributions_agree_with_R()
    {
        var all = ReferenceFile.Document("GoodnessOfFit/goodness-of-fit.json").GetProperty("distributions");
        foreach (var c in all.GetProperty("kolmogorov").EnumerateArray())
        {
            Near.Absolute(c.Number("p"), KolmogorovDistribution.UpperTail(c.Number("d"), c.Whole("n")), 1e-11, c);
        }

        foreach (var c in all.GetProperty("limit").EnumerateArray())
        {
            Near.Absolute(c.Number("stopped"), KolmogorovDistribution.LimitTail(c.Number("x"), 1e-6), Digits, c);
            Near.Absolute(c.Number("stopped"), KolmogorovDistribution.LimitTail(c.Number("x"), 0), 4e-5, c); // what stopping costs at most
        }

        foreach (var c in all.GetProperty("anderson_limit").EnumerateArray())
        {
            Near.Absolute(c.Number("p"), 1 - AndersonDarlingDistribution.LimitCumulative(c.Number("z")), 1e-12, c);
            Near.Absolute(c.Number("p"), 1 - AndersonDarlingDistribution.Cumulative(c.Number("z"), int.MaxValue), 1.8e-5, c); // what the fitted formula costs
        }

        foreach (var c in all.GetProperty("anderson").EnumerateArray())
        {
            Near.Absolute(c.Number("p"), 1 - AndersonDarlingDistribution.Cumulative(c.Number("z"), c.Whole("n")), Digits, c);
        }

        foreach (var c in all.GetProperty("cramer").EnumerateArray())
        {
            Near.Absolute(c.Number("p"), 1 - CramerVonMisesDistribution.Cumulative(c.Number("w"), c.Whole("n")), 1e-9, c);
        }
    }

    [Fact]
    public void Counts_agree_with_R()
    {
        foreach (var c in ReferenceFile.Cases("GoodnessOfFit/goodness-of-fit.json", "counts"))
        {
            var found = ChiSquareGoodnessOfFit.Of(c.Numbers("observed"), c.Numbers("probability"));
            Near.Relative(c.Number("chi2"), found.ChiSquared, 1e-12, c);
            Near.Relative(c.Number("p"), found.P, 1e-12, c);
        }
    }

    [Fact]
    public void Exact_tails_are_the_same_by_the_matrix_and_by_the_one_sided_sum()
    {
        // beyond n d^2 = 4 both sides cannot be reached but with a share of e^-24
        foreach (var (n, d) in new[] { (20, 0.45), (100, 0.21), (400, 0.105) })
        {
            Near.Relative(2 * KolmogorovDistribution.OneSidedTail(d, n), 1 - KolmogorovMatrix.Cumulative(d, n), 1e-9, n);
        }

        Assert.Equal(1, KolmogorovDistribution.UpperTail(0.5 / 30, 30));
        Assert.Equal(2 * Math.Pow(0.2, 5), KolmogorovDistribution.UpperTail(0.8, 5), 1e-15); // all five on one side: twice (1 - d)^n
        Assert.Equal(0.6, KolmogorovDistribution.UpperTail(0.7, 1), 1e-15);
        Assert.Throws<StatisticsInputException>(() => KolmogorovDistribution.UpperTail(0.004, 50_000));
    }

    [Fact]
    public void The_arc_sine_turns_the_sine_back()
    {
        for (double angle = -1.57; angle <= 1.57; angle += 0.01)
        {
            Assert.Equal(angle, Portable.Asin(Math.Sin(angle)), Math.Abs(angle) > 1.5 ? 1e-13 : 2e-15); // flat sine near pi / 2
        }

        Assert.Equal(Math.PI / 2, Portable.Asin(1));
        Assert.Equal(double.NaN, Portable.Asin(1.1));
    }

    [Fact]
    public void Both_samples_and_both_directions_are_alike()
    {
        double[] x = [1, 4, 4, 6];
        double[] y = [2, 4, 7, 8, 9];
        var there = TwoSampleKolmogorovSmirnov.Of(x, y, Alternative.Greater);
        var back = TwoSampleKolmogorovSmirnov.Of(y, x, Alternative.Less);
        Assert.Equal((there.Distance, there.AsymptoticP()), (back.Distance, back.AsymptoticP()));
        Assert.Equal(there.ExactP(), back.ExactP(), 1e-15);
        double[] sample = [-1.5, 0.25, 0.5, 2];
        double[] mirrored = [.. sample.Select(v => -v)];
        var normal = HypothesizedDistribution.Normal(0, 1);
        Assert.Equal(KolmogorovSmirnov.Of(sample, normal).Distance, KolmogorovSmirnov.Of(mirrored, normal).Distance, 1e-15);
        Assert.Equal(AndersonDarling.Of(sample, normal).A2, AndersonDarling.Of(mirrored, normal).A2, 1e-14);
        Assert.Equal(CramerVonMises.Of(sample, normal).W2, CramerVonMises.Of(mirrored, normal).W2, 1e-15);
        Assert.Equal(ShapiroWilk.Of(sample).W, ShapiroWilk.Of(mirrored).W, 1e-14);
    }

    [Fact]
    public void Samples_that_cannot_be_judged_are_said_to_be_so()
    {
        Assert.Equal(Estimability.TooFewObservations, ShapiroWilk.Of([1, 2]).Outcome);
        Assert.Equal(Estimability.NoSpread, ShapiroWilk.Of([2, 2, 2]).Outcome);
        Assert.Equal(Estimability.TooFewObservations, Lilliefors.Of([1, 2, 3, 4]).Outcome);
        Assert.Equal(Estimability.NoSpread, Lilliefors.Of([2, 2, 2, 2, 2]).Outcome);
        Assert.Equal(Estimability.TooFewObservations, NormalAndersonDarling.Of([1, 2, 3, 4, 5, 6, 7]).Outcome);
        Assert.Equal(Estimability.NoSpread, NormalAndersonDarling.Of([2, 2, 2, 2, 2, 2, 2, 2]).Outcome);
        Assert.Equal(Estimability.TooFewObservations, ChiSquareGoodnessOfFit.Of([4], []).Outcome);
        Assert.Equal(double.PositiveInfinity, ChiSquareGoodnessOfFit.Of([4, 1], [1, 0]).ChiSquared);
        Assert.Equal(ChiSquareGoodnessOfFit.Of([4, 1], [0.5, 0.5]), ChiSquareGoodnessOfFit.Of([4, 1], []));
        Assert.Throws<StatisticsInputException>(() => ChiSquareGoodnessOfFit.Of([4, 1], [0.5, 0.4]));
        Assert.Throws<StatisticsInputException>(() => ChiSquareGoodnessOfFit.Of([4, -1], [0.5, 0.5]));
        Assert.Throws<ArgumentOutOfRangeException>(() => KolmogorovSmirnov.Of([], HypothesizedDistribution.Normal(0, 1)));
        Assert.Throws<ArgumentOutOfRangeException>(() => HypothesizedDistribution.Normal(0, 0));
        Assert.Equal(double.PositiveInfinity, AndersonDarling.Of([-1], HypothesizedDistribution.Exponential(1)).A2);
        Assert.Equal(0, AndersonDarling.Of([-1], HypothesizedDistribution.Exponential(1)).P(), 1e-3); // the fitted correction for a single observation
    }

    private static HypothesizedDistribution Hypothesized(JsonElement c)
    {
        double[] p = c.Numbers("parameters");
        return c.GetProperty("distribution").GetString() switch
        {
            "normal" => HypothesizedDistribution.Normal(p[0], p[1]),
            "uniform" => HypothesizedDistribution.Uniform(p[0], p[1]),
            "lognormal" => HypothesizedDistribution.LogNormal(p[0], p[1]),
            "exponential" => HypothesizedDistribution.Exponential(p[0]),
            "gamma" => HypothesizedDistribution.Gamma(p[0], p[1]),
            _ => HypothesizedDistribution.Student(p[0]),
        };
    }

    private static Alternative Direction(JsonElement c) => c.GetProperty("alternative").GetString() switch
    {
        "less" => Alternative.Less,
        "greater" => Alternative.Greater,
        _ => Alternative.TwoSided,
    };
}
