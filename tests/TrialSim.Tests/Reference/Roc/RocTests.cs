using System.Globalization;
using System.Text.Json;
using TrialSim.Statistics;
using TrialSim.Statistics.Roc;
using TrialSim.Statistics.Tables;
using TrialSim.Statistics.TwoSamples;
using TrialSim.Tests.Support;

namespace TrialSim.Tests.Reference.Roc;

/// <summary>Operating characteristics of markers against roc.json, which roc.R made with pROC, and what must hold of them whatever the data.</summary>
/// <remarks>Approximate: the file has 15 digits, and sums are added in another order.</remarks>
public sealed class RocTests
{
    private const double Digits = 2e-14;

    private static readonly double[] Cases = [3, 5, 5, 7, 2];
    private static readonly double[] Controls = [1, 4, 5, 2, 2, 0];

    [Fact]
    public void Curves_areas_and_intervals_agree_with_pROC()
    {
        var markers = ReferenceFile.Document("Roc/roc.json").GetProperty("markers");
        foreach (var c in ReferenceFile.Cases("Roc/roc.json", "curves"))
        {
            var marker = markers.GetProperty(c.GetProperty("marker").GetString()!);
            var direction = c.GetProperty("direction").GetString() == "<" ? MarkerDirection.HigherInCases : MarkerDirection.LowerInCases;
            var area = DeLong.Of(marker.Numbers("cases"), marker.Numbers("controls"), direction);
            Near.Absolute(c.Number("auc"), area.Auc, Digits, c);
            Near.Absolute(c.Number("variance"), area.Variance, Digits, c);
            var interval = area.Interval(c.Number("confidence"));
            Near.Absolute(c.Numbers("interval")[0], interval.Lower, Digits, c);
            Near.Absolute(c.Numbers("interval")[1], interval.Upper, Digits, c);
            CurvesAgree(c, RocCurve.Of(marker.Numbers("cases"), marker.Numbers("controls"), direction));
        }
    }

    [Fact]
    public void Comparisons_agree_with_pROC()
    {
        var patients = ReferenceFile.Cases("Roc/roc.json", "patients").ToList();
        var x = Area(patients, "x");
        foreach (var c in ReferenceFile.Cases("Roc/roc.json", "comparisons"))
        {
            var y = Area(patients, c.GetProperty("second").GetString()!);
            var alternative = Enum.Parse<Alternative>(c.GetProperty("alternative").GetString()!.Replace(".", string.Empty, StringComparison.Ordinal), ignoreCase: true);
            var paired = AucComparison.Paired(x, y, alternative);
            Near.Relative(c.Number("z"), paired.Statistic, 1e-12, c);
            Near.Relative(c.Number("p"), paired.P, 1e-12, c);
            Near.Relative(c.Number("covariance"), x.CovarianceWith(y), 1e-12, c);
            var unpaired = AucComparison.Unpaired(x, y, alternative);
            Near.Relative(c.Number("t"), unpaired.Statistic, 1e-12, c);
            Near.Relative(c.Number("df"), unpaired.DegreesOfFreedom, 1e-12, c);
            Near.Relative(c.Number("unpaired_p"), unpaired.P, 1e-12, c);
        }
    }

    [Fact]
    public void Binomial_intervals_agree_with_R()
    {
        foreach (var c in ReferenceFile.Cases("Roc/roc.json", "binomial"))
        {
            var exact = BinomialInterval.ClopperPearson(c.Whole("successes"), c.Whole("trials"), c.Number("confidence"));
            Near.Relative(c.Numbers("exact")[0], exact.Lower, 1e-12, c);
            Near.Relative(c.Numbers("exact")[1], exact.Upper, 1e-12, c);
            var score = BinomialInterval.Wilson(c.Whole("successes"), c.Whole("trials"), c.Number("confidence"));
            Near.Absolute(c.Numbers("score")[0], score.Lower, 1e-14, c);
            Near.Absolute(c.Numbers("score")[1], score.Upper, 1e-14, c);
        }
    }

    [Fact]
    public void The_area_is_the_curves_area_and_the_share_of_pairs_in_order()
    {
        var curve = RocCurve.Of(Cases, Controls, MarkerDirection.HigherInCases);
        double auc = DeLong.Of(Cases, Controls, MarkerDirection.HigherInCases).Auc;
        Assert.Equal(auc, curve.PartialArea(0, 1), 1e-14);
        Assert.Equal(auc, curve.PartialArea(0, 0.37) + curve.PartialArea(1, 0.37), 1e-14);
        Assert.Equal(auc, MannWhitney.Test(Cases, Controls, RankDistribution.Asymptotic).W / 30, 1e-14);
    }

    [Fact]
    public void Turning_the_marker_and_the_direction_changes_nothing_but_the_thresholds_sign()
    {
        var up = RocCurve.Of(Cases, Controls, MarkerDirection.HigherInCases);
        double[] downCases = [.. Cases.Reverse().Select(v => -v)];
        double[] downControls = [.. Controls.Select(v => -v)];
        var down = RocCurve.Of(downCases, downControls, MarkerDirection.LowerInCases);
        Assert.Equal(up.Points, down.Points.Select(p => p with { Threshold = -p.Threshold }));
        var area = DeLong.Of(Cases, Controls, MarkerDirection.HigherInCases);
        Assert.Equal(area.Variance, DeLong.Of(downCases, downControls, MarkerDirection.LowerInCases).Variance, 1e-15);
        var wrongWay = DeLong.Of(Cases, Controls, MarkerDirection.LowerInCases);
        Assert.Equal(1 - area.Auc, wrongWay.Auc, 1e-15);
        var interval = area.LogitInterval(0.9);
        Assert.Equal(1 - interval.Lower, wrongWay.LogitInterval(0.9).Upper, 1e-14);
        Assert.InRange(area.Auc, interval.Lower, interval.Upper);
    }

    [Fact]
    public void Every_threshold_classifies_as_its_point_says_even_between_neighbouring_numbers()
    {
        double next = Math.BitIncrement(1.0);
        double afterNext = Math.BitIncrement(next);
        double[] cases = [1, afterNext, 3];
        double[] controls = [next, 0];
        foreach (var p in RocCurve.Of(cases, controls, MarkerDirection.HigherInCases).Points)
        {
            Assert.Equal(p.TruePositives, cases.Count(v => v >= p.Threshold));
            Assert.Equal(p.TrueNegatives, controls.Count(v => v < p.Threshold));
        }

        foreach (var p in RocCurve.Of(cases, controls, MarkerDirection.LowerInCases).Points)
        {
            Assert.Equal(p.TruePositives, cases.Count(v => v <= p.Threshold));
            Assert.Equal(p.TrueNegatives, controls.Count(v => v > p.Threshold));
        }
    }

    [Fact]
    public void Equal_youden_indices_are_all_listed()
    {
        // 1 + 2/3 at one cut-off, 2/3 + 1 at the other
        var curve = RocCurve.Of([1, 2.5, 4], [0, 0.5, 2], MarkerDirection.HigherInCases);
        Assert.Equal([0.75, 2.25], curve.BestByYouden().Select(p => p.Threshold));
        Assert.All(curve.BestByYouden(), p => Assert.Equal(2.0 / 3, p.Youden, 1e-15));
    }

    [Fact]
    public void Areas_without_spread_or_patients_are_said_to_be_so()
    {
        var perfect = DeLong.Of([5, 6], [1, 2, 3], MarkerDirection.HigherInCases);
        Assert.Equal((1.0, 0.0), (perfect.Auc, perfect.Variance));
        Assert.Equal(new ConfidenceInterval(1, 1), perfect.Interval(0.95));
        var same = AucComparison.Paired(perfect, perfect);
        Assert.Equal((Estimability.NoSpread, 0.0, 1.0), (same.Outcome, same.Statistic, same.P));
        var one = DeLong.Of([5], [1, 2, 3], MarkerDirection.HigherInCases);
        Assert.Equal(double.NaN, one.Variance);
        Assert.Equal(Estimability.TooFewObservations, AucComparison.Unpaired(one, perfect).Outcome);
        Assert.Throws<StatisticsInputException>(() => DeLong.Of([], [1, 2], MarkerDirection.HigherInCases));
        Assert.Throws<StatisticsInputException>(() => RocCurve.Of([1], [], MarkerDirection.HigherInCases));
        Assert.Throws<ArgumentException>(() => AucComparison.Paired(one, perfect));
        Assert.Throws<ArgumentOutOfRangeException>(() => RocCurve.Of([double.NaN], [1], MarkerDirection.HigherInCases));
    }

    private static void CurvesAgree(JsonElement c, RocCurve curve)
    {
        var expected = c.GetProperty("points").EnumerateArray().ToList();
        Assert.Equal(expected.Count, curve.Points.Count);
        foreach (var (point, found) in expected.Zip(curve.Points))
        {
            Near.Relative(Threshold(point.GetProperty("threshold")), found.Threshold, Digits, c);
            Near.Absolute(point.Number("sensitivity"), found.Sensitivity, Digits, c);
            Near.Absolute(point.Number("specificity"), found.Specificity, Digits, c);
        }

        var best = c.GetProperty("best").EnumerateArray().Select(Threshold).ToList();
        Assert.Equal(best.Count, curve.BestByYouden().Count);
        Assert.All(best.Zip(curve.BestByYouden()), pair => Near.Relative(pair.First, pair.Second.Threshold, Digits, c));
        Near.Absolute(c.Number("p10_08"), curve.PartialArea(1, 0.8), Digits, c);
        Near.Absolute(c.Number("p09_035"), curve.PartialArea(0.35, 0.9), Digits, c);
        Near.Absolute(c.Number("p062_060"), curve.PartialArea(0.62, 0.60), Digits, c);
        Near.Absolute(c.Number("p1_0"), curve.PartialArea(1, 0), Digits, c);
    }

    private static double Threshold(JsonElement text) => text.GetString() switch
    {
        "Inf" => double.PositiveInfinity,
        "-Inf" => double.NegativeInfinity,
        var number => double.Parse(number!, CultureInfo.InvariantCulture),
    };

    private static DeLong Area(List<JsonElement> patients, string marker) => DeLong.Of(
        [.. patients.Where(p => p.Whole("event") == 1).Select(p => p.Number(marker))],
        [.. patients.Where(p => p.Whole("event") == 0).Select(p => p.Number(marker))],
        MarkerDirection.HigherInCases);
}
