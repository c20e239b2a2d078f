using System.Text;
using TrialSim.Numerics.Distributions;
using TrialSim.Studies;
using TrialSim.Tests.Behaviour;
using TrialSim.Tests.Support;

namespace TrialSim.Tests.Statistical;

/// <summary>
/// Rates and means of simulated longitudinal studies against closed forms and R's integrals (Reference/Studies/longitudinal.R). False-alarm rates:
/// 1e-6 each.
/// </summary>
public class LongitudinalErrors
{
    private const double FalseAlarm = 1e-6;
    private const int Studies = 20_000;

    // one marker; DROPOUT, RELIABILITY, START and END are replaced
    private const string OneMarker = """
        {
          "name": "one", "title": "one marker",
          "study": {
            "kind": "longitudinal",
            "patients": [50],
            "remission": { "course-weeks": 8, "first-course": 0.4, "second-course": 0.3 },
            "weeks": [0, 8, 16],
            "severity": { "resistant": { "mean": 14, "sd": 4 }, "remitted": { "mean": 14, "sd": 4 } },
            "dropout": DROPOUT,
            "markers": [
              {
                "name": "a",
                "distribution": { "kind": "log-normal", "median": 1, "log-sd": 0.5 },
                "reliability": RELIABILITY,
                "difference": { "at-start": START, "at-end": END }
              }
            ],
            "further-predictors": [PREDICTORS]
          }
        }
        """;

    private const string ByOutcome = """{ "per-week": 0.02, "resistant-ratio": 1.5 }""";

    [Fact]
    public void Status_power_and_area_of_a_trait_are_the_closed_forms()
    {
        var expected = ReferenceFile.Document("Studies/longitudinal.json").GetProperty("t-power");
        double[] known = [.. expected.Numbers("known")];
        double q = expected.Number("resistant");
        var result = Run(Text(ByOutcome, "0.64", "0.8", "0.8", "\"change\", \"average\""), 21);
        MeanHolds(result, Math.Exp(-0.03 * 16), 0.006, "status-share", group: "treatment-resistant");
        MeanHolds(result, known[1], 0.004, "status-share", group: "remitted");
        MeanHolds(result, (q * known[0]) + ((1 - q) * known[1]), 0.004, "status-share");

        // a ratio of counts: a share given that anybody is known, so no bias
        MeanHolds(result, q * known[0] / ((q * known[0]) + ((1 - q) * known[1])), 0.005, "resistant-share");

        Holds(result, expected.Number("week-0"), 0.625, "week-power-t", "level", 0);
        Holds(result, expected.Number("week-16"), 0.605, "week-power-t", "level", 16);
        Holds(result, 0.05, 0.0625, "week-power-t", "change", 16); // a trait does not change

        // dropout by outcome alone leaves the area unbiased
        double level = NormalDistribution.Cumulative(0.8 / Math.Sqrt(2));
        MeanHolds(result, level, 0.005, "week-auc-mean", "level", 0, "a");
        MeanHolds(result, 0.5, 0.006, "week-auc-mean", "change", 16, "a");
        MeanHolds(result, NormalDistribution.Cumulative(0.8 / Math.Sqrt(0.64 + (0.36 / 3)) / Math.Sqrt(2)), 0.005, "week-auc-mean", "average", 16, "a");

        // one marker that cannot be missed: the fitted model ranks fresh patients as the marker does, but for the few studies in which its sign is wrong
        Assert.Equal(level, Figure(result, "panel-auc-best", null, 0, "panel").Estimate!.Value, 1e-12);
        Assert.InRange(Figure(result, "panel-auc-validated", null, 0, "panel").Estimate!.Value, level - 0.01, level);
    }

    [Fact]
    public void A_state_is_seen_in_the_change_with_the_power_of_the_noncentral_t()
    {
        var expected = ReferenceFile.Document("Studies/longitudinal.json").GetProperty("t-power");
        var result = Run(Text(ByOutcome, "0.64", "0", "0.5", "\"change\""), 22);
        Holds(result, expected.Number("change"), 0.384, "week-power-t", "change", 16);
        Holds(result, 0.05, 0.0625, "week-power-t", "level", 0);
        MeanHolds(result, NormalDistribution.Cumulative(0.5 / Math.Sqrt(0.72) / Math.Sqrt(2)), 0.006, "week-auc-mean", "change", 16, "a");
    }

    [Fact]
    public void Tests_of_nothing_keep_their_level_and_add_up_over_the_weeks_unless_Holm_holds_them()
    {
        // almost nothing lasts, so that the weeks are independent
        var result = Run(Text("""{ "per-week": 0 }""", "0.0001", "0", "0", string.Empty), 23);
        foreach (double week in (double[])[0, 8, 16])
        {
            Holds(result, 0.05, 0.0625, "week-power-t", "level", week);
        }

        Holds(result, 1 - (0.95 * 0.95 * 0.95), 0.163, "week-family-wise-error", test: "pooled-t");
        Holds(result, 1 - Math.Pow(1 - (0.05 / 3), 3), 0.0625, "week-family-wise-error-holm", test: "pooled-t");
        Assert.Equal(1, Figure(result, "status-share", null, null, null).Estimate);

        // asymptotic tests in 29 and 21 patients: DeLong's is somewhat liberal, Wald's conservative, the rank test's correction likewise
        Between(result, (0.045, 0.075), (0.034, 0.09), "week-power-auc");
        Between(result, (0.035, 0.05), (0.025, 0.0625), "week-power-adjusted");
        Between(result, (0.04, 0.052), (0.03, 0.0645), "week-power-rank-sum");
    }

    [Fact]
    public void Leaving_by_marker_biases_the_area_as_R_integrates_it()
    {
        var result = Run(Text("""{ "per-week": 0.02, "markers": [{ "marker": "a", "ratio": 2 }] }""", "1", "0.8", "0.8", string.Empty), 24);
        double expected = ReferenceFile.Document("Studies/longitudinal.json").Number("informative");
        double truth = NormalDistribution.Cumulative(0.8 / Math.Sqrt(2));
        Assert.True(expected < truth - 0.005, "the bias is larger than what the test can see");
        MeanHolds(result, expected, 0.005, "week-auc-mean", "level", 0, "a");
        MeanHolds(result, expected - truth, 0.005, "week-auc-bias", "level", 0, "a", Figure(result, "week-auc-sd", "level", 0, "a").Estimate);
    }

    [Fact]
    public void The_shipped_null_keeps_its_level_at_every_week_and_Holm_holds_the_family()
    {
        string text = File.ReadAllText(Repository.Path("scenarios/sil6r-longitudinal-null.json")).Replace("[60, 120, 240]", "[60]", StringComparison.Ordinal);
        var result = Run(text, 25);
        var tests = result.Figures.Where(f => f is { Measure: "week-power-t", Predictor: "level" or "change" or "average" }).ToList();
        Assert.Equal(2 * (5 + 4 + 4), tests.Count);
        Assert.All(tests, figure => Rate(figure, 0.05, 0.0625)); // exact, whatever is missing: which patients have which values owes nothing to the markers

        // weeks share their patients' lasting levels, so Holm's bound is not reached, and without it more than five independent tests' error is out of reach
        double holm = Figure(result, "week-family-wise-error-holm", null, null, null, null, "pooled-t").Estimate!.Value;
        StatisticalAssert.RateAtMost((long)Math.Round(holm * Studies), Studies, 0.05, FalseAlarm, 0.0625);
        Assert.InRange(Figure(result, "week-family-wise-error", null, null, null, null, "pooled-t").Estimate!.Value, 1 - (0.95 * 0.95), 1 - Math.Pow(0.95, 10));
    }

    [Fact]
    public void The_panel_of_many_patients_comes_near_the_best_weighting()
    {
        // two markers that go together, one of which says little: (7) in docs/longitudinal-study.md
        string text = File.ReadAllText(Repository.Path("scenarios/sil6r-longitudinal.json"))
            .Replace("[60, 120, 240]", "[1500]", StringComparison.Ordinal).Replace("[0, 4, 8, 12, 16]", "[0]", StringComparison.Ordinal)
            .Replace("\"correlation\": 0.1 }", "\"correlation\": -0.5 }", StringComparison.Ordinal);
        var reading = StudyFile.Parse(Encoding.UTF8.GetBytes(text));
        Assert.Empty(reading.Problems);
        const int few = 2000;
        var result = StudySimulator.Run(reading.Protocol!, new(26, few, Environment.ProcessorCount), null, CancellationToken.None);
        double best = NormalDistribution.Cumulative(Math.Sqrt(((0.8 * 0.8) + (2 * 0.5 * 0.8 * 0.18) + (0.18 * 0.18)) / (1 - (0.5 * 0.5))) / Math.Sqrt(2));
        Assert.Equal(best, Figure(result, "panel-auc-best", null, 0, "panel").Estimate!.Value, 1e-12);

        // about 1100 patients are analysed: what estimating two weights costs is below the departure that is seen
        var fresh = Figure(result, "panel-auc-validated", null, 0, "panel");
        StatisticalAssert.Mean(fresh.Estimate!.Value, fresh.Mcse!.Value * Math.Sqrt(few), few, best, 0.0006, FalseAlarm, best - 0.01);
    }

    private static string Text(string dropout, string reliability, string start, string end, string predictors) => OneMarker
        .Replace("DROPOUT", dropout, StringComparison.Ordinal).Replace("RELIABILITY", reliability, StringComparison.Ordinal)
        .Replace("START", start, StringComparison.Ordinal).Replace("END", end, StringComparison.Ordinal)
        .Replace("PREDICTORS", predictors, StringComparison.Ordinal);

    private static StudyResult Run(string text, ulong seed)
    {
        var reading = StudyFile.Parse(Encoding.UTF8.GetBytes(text));
        Assert.Empty(reading.Problems);
        return StudySimulator.Run(reading.Protocol!, new(seed, Studies, Environment.ProcessorCount), null, CancellationToken.None);
    }

    private static StudyFigure Figure(
        StudyResult result, string measure, string? predictor, double? week, string? marker, string? group = null, string? test = null) =>
        result.Figures.Single(f =>
            f.Measure == measure && f.Predictor == predictor && f.Week == week && f.Marker == marker && f.Group == group && f.Test == test);

    private static void Holds(StudyResult result, double expected, double detects, string measure, string predictor, double week) =>
        Rate(Figure(result, measure, predictor, week, "a"), expected, detects);

    private static void Holds(StudyResult result, double expected, double detects, string measure, string test) =>
        Rate(Figure(result, measure, null, null, null, null, test), expected, detects);

    private static void Rate(StudyFigure figure, double expected, double detects) =>
        StatisticalAssert.Rate((long)Math.Round(figure.Estimate!.Value * Studies), Studies, expected, FalseAlarm, detects);

    private static void Between(StudyResult result, (double Lowest, double Highest) bounds, (double Below, double Above) detects, string measure) =>
        StatisticalAssert.RateBetween(
            (long)Math.Round(Figure(result, measure, "level", 8, "a").Estimate!.Value * Studies), Studies, bounds, FalseAlarm, detects);

    private static void MeanHolds(
        StudyResult result,
        double expected,
        double departure,
        string measure,
        string? predictor = null,
        double? week = null,
        string? marker = null,
        double? spread = null,
        string? group = null)
    {
        var figure = Figure(result, measure, predictor, week, marker, group);
        double deviation = spread ?? (figure.Mcse!.Value * Math.Sqrt(Studies));
        StatisticalAssert.Mean(figure.Estimate!.Value, deviation, Studies, expected, 0, FalseAlarm, expected + departure);
    }
}
