using System.Text.Json;
using TrialSim.Statistics;
using TrialSim.Statistics.Correlations;
using TrialSim.Tests.Support;

namespace TrialSim.Tests.Reference.Correlations;

/// <summary>Correlations against correlations.json, which correlations.R made with R's cor.test, and what must hold of them whatever the data.</summary>
/// <remarks>Approximate: the file has 15 digits; probabilities near 0 that R takes from 1 keep only the absolute digits.</remarks>
public sealed class CorrelationTests
{
    private const double Digits = 1e-13;

    private static readonly double[] X = [1.5, -0.25, 3, 2, 0.5, 4.75, 2];
    private static readonly double[] Y = [0.5, 0.25, 2, 2.5, -1, 2, 3];

    [Fact]
    public void Pearson_agrees_with_R() => ForEach((c, x, y, alternative) =>
    {
        var found = PearsonCorrelation.Of(x, y, alternative, 0.9);
        Near.Relative(c.Number("r"), found.R, Digits, c);
        Near.Relative(c.Number("t"), found.T, 1e-11, c); // near |r| = 1 the rounding of r is magnified
        Near.Relative(c.Number("p"), found.P, 1e-11, c);
        Near.Relative(c.Number("lower"), found.Interval.Lower, 1e-12, c);
        Near.Relative(c.Number("upper"), found.Interval.Upper, 1e-12, c);
    });

    [Fact]
    public void Spearman_agrees_with_R() => ForEach((c, x, y, alternative) =>
    {
        var exact = SpearmanCorrelation.Of(x, y, RankDistribution.Exact, alternative);
        var asymptotic = SpearmanCorrelation.Of(x, y, RankDistribution.Asymptotic, alternative);
        Near.Absolute(c.Number("rho"), exact.Rho, Digits, c);
        Near.Absolute(c.Number("s"), exact.S, 1e-10, c);
        Near.Relative(c.Number("exact_p"), exact.P, 1e-12, c);
        Near.Absolute(c.Number("t_p"), asymptotic.P, Digits, c);
    });

    [Fact]
    public void Kendall_agrees_with_R() => ForEach((c, x, y, alternative) =>
    {
        var exact = KendallCorrelation.Of(x, y, RankDistribution.Exact, alternative);
        var asymptotic = KendallCorrelation.Of(x, y, RankDistribution.Asymptotic, alternative);
        bool isExact = c.GetProperty("kendall_exact").GetBoolean();
        Assert.Equal(isExact ? RankDistribution.Exact : RankDistribution.Asymptotic, exact.Distribution);
        Near.Absolute(c.Number("tau"), exact.Tau, Digits, c);
        Near.Relative(c.Number("kendall_statistic"), isExact ? exact.Concordant : exact.Z, Digits, c);
        Near.Absolute(c.Number("kendall_exact_p"), exact.P, Digits, c);
        Near.Relative(c.Number("z"), asymptotic.Z, Digits, c);
        Near.Relative(c.Number("z_p"), asymptotic.P, Digits, c);
    });

    [Fact]
    public void Correlations_do_not_know_order_unit_or_which_quantity_comes_first()
    {
        double[] x = [.. X.Reverse().Select(v => (v * 4) - 64)];
        double[] y = [.. Y.Reverse().Select(v => 1024 - (v * 0.5))];
        var (pearson, turned) = (PearsonCorrelation.Of(X, Y), PearsonCorrelation.Of(y, x));
        Assert.Equal(pearson.R, -turned.R, 1e-14);
        Assert.Equal(pearson.P, turned.P, 1e-14);
        Assert.Equal(pearson.Interval.Lower, -turned.Interval.Upper, 1e-14);
        Assert.Equal(pearson.R, PearsonCorrelation.Of([.. X.Select(v => v * 1e100)], [.. Y.Select(v => v * 1e120)]).R, 1e-14); // the product of their squares is no number
        var (spearman, turnedSpearman) = (SpearmanCorrelation.Of(X, Y, RankDistribution.Exact), SpearmanCorrelation.Of(y, x, RankDistribution.Exact));
        Assert.Equal(spearman.Rho, -turnedSpearman.Rho, 1e-14);
        Assert.Equal(spearman.P, turnedSpearman.P, 1e-14);
        var (kendall, turnedKendall) = (KendallCorrelation.Of(X, Y, RankDistribution.Exact), KendallCorrelation.Of(y, x, RankDistribution.Exact));
        Assert.Equal(kendall.Tau, -turnedKendall.Tau, 1e-15);
        Assert.Equal(kendall.P, turnedKendall.P, 1e-14);
    }

    [Fact]
    public void Pairs_are_counted_as_by_comparing_all_of_them()
    {
        double[] x = [.. Enumerable.Range(0, 57).Select(i => (double)(i * i * 31 % 17))];
        double[] y = [.. Enumerable.Range(0, 57).Select(i => (double)(i * i * 13 % 23))];
        int excess = Enumerable.Range(0, 57).Sum(i => Enumerable.Range(0, i).Sum(j => Math.Sign(x[i] - x[j]) * Math.Sign(y[i] - y[j])));
        Assert.Equal(excess, OrderedPairs.Of(x, y).Excess);
    }

    [Fact]
    public void Every_ranking_is_as_likely_as_any_other()
    {
        for (int n = 2; n <= 9; n++)
        {
            double largest = ((n * n * n) - n) / 3.0;
            double orders = Enumerable.Range(1, n).Aggregate(1.0, (product, k) => product * k);
            Assert.Equal(1 / orders, SpearmanDistribution.Tail(0, n, Alternative.Greater));
            Assert.Equal(1 / orders, SpearmanDistribution.Tail(largest, n, Alternative.Less));
            Assert.Equal(1, SpearmanDistribution.Tail(largest, n, Alternative.Greater));
            var concordant = KendallDistribution.Of(n);
            Near.Relative(1 / orders, concordant.Cumulative(0), 1e-14);
            Assert.Equal(1, concordant.Cumulative(n * (n - 1) / 2));
        }
    }

    [Fact]
    public void A_perfect_correlation_has_no_error_left()
    {
        double[] line = [.. X.Select(v => (2 * v) + 8)];
        var found = PearsonCorrelation.Of(X, line, Alternative.Greater);
        Assert.Equal((1.0, double.PositiveInfinity, 0.0), (found.R, found.T, found.P));
        Assert.Equal(new ConfidenceInterval(1, 1), found.Interval);
    }

    [Fact]
    public void Constant_quantities_and_too_few_pairs_are_said_to_be_so()
    {
        double[] constant = [0.1, 0.1, 0.1, 0.1];
        double[] varying = [1, 2, 3, 5];
        Assert.Equal(Estimability.NoSpread, PearsonCorrelation.Of(constant, varying).Outcome);
        Assert.Equal(Estimability.NoSpread, SpearmanCorrelation.Of(varying, constant, RankDistribution.Exact).Outcome);
        Assert.Equal(Estimability.NoSpread, KendallCorrelation.Of(varying, constant, RankDistribution.Exact).Outcome);
        Assert.Equal(Estimability.TooFewObservations, PearsonCorrelation.Of([1, 2], [3, 1]).Outcome);
        Assert.Equal(Estimability.TooFewObservations, SpearmanCorrelation.Of([1, 2], [3, 1], RankDistribution.Asymptotic).Outcome);
        Assert.Equal(Estimability.Estimable, SpearmanCorrelation.Of([1, 2], [3, 1], RankDistribution.Exact).Outcome);
        Assert.Equal(Estimability.TooFewObservations, KendallCorrelation.Of([1], [3], RankDistribution.Exact).Outcome);
        Assert.Throws<ArgumentException>(() => PearsonCorrelation.Of([1, 2, 3], [1, 2]));
        Assert.Throws<ArgumentOutOfRangeException>(() => KendallCorrelation.Of([1, 2, double.NaN], [1, 2, 3], RankDistribution.Exact));
        Assert.Throws<StatisticsInputException>(() => KendallDistribution.Of(2001));
    }

    private static void ForEach(Action<JsonElement, double[], double[], Alternative> check)
    {
        var document = ReferenceFile.Document("Correlations/correlations.json");
        foreach (var c in document.GetProperty("cases").EnumerateArray())
        {
            var sample = document.GetProperty("samples").GetProperty(c.GetProperty("sample").GetString()!);
            var alternative = Enum.Parse<Alternative>(c.GetProperty("alternative").GetString()!.Replace(".", string.Empty, StringComparison.Ordinal), ignoreCase: true);
            check(c, sample.Numbers("x"), sample.Numbers("y"), alternative);
        }
    }
}
