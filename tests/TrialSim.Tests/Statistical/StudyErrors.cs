using System.Text;
using TrialSim.Numerics.Distributions;
using TrialSim.Studies;
using TrialSim.Tests.Behaviour;
using TrialSim.Tests.Support;

namespace TrialSim.Tests.Statistical;

/// <summary>Rates and means of simulated biomarker studies against closed forms. False-alarm rates: 1e-6 each.</summary>
public class StudyErrors
{
    private const double FalseAlarm = 1e-6;
    private const int Studies = 20_000;

    // three independent normal markers that say nothing, in 25 and 17 people; {0} replaces the first marker's mean in cases
    private const string Normal = """
        {
          "name": "normal", "title": "normal markers",
          "study": {
            "kind": "case-control",
            "cases": { "name": "ill", "patients": 25, "age": { "mean": 40, "sd": 10 }, "female-share": 0.5, "severity": { "mean": 13, "sd": 3 } },
            "controls": { "name": "well", "patients": 17, "age": { "mean": 40, "sd": 10 }, "female-share": 0.5, "severity": { "mean": 13, "sd": 3 } },
            "markers": [
              { "name": "a", "cases": { "kind": "normal", "mean": 100, "sd": 10 }, "controls": { "kind": "normal", "mean": 100, "sd": 10 } },
              { "name": "b", "cases": { "kind": "normal", "mean": 100, "sd": 10 }, "controls": { "kind": "normal", "mean": 100, "sd": 10 } },
              { "name": "c", "cases": { "kind": "normal", "mean": 100, "sd": 10 }, "controls": { "kind": "normal", "mean": 100, "sd": 10 } }
            ]
          }
        }
        """;

    [Fact]
    public void Exact_tests_of_markers_that_say_nothing_keep_their_level()
    {
        var result = Run(Normal, 11);
        foreach (string marker in (string[])["a", "b", "c"])
        {
            Holds(result, 0.05, 0.0625, "rejection-rate", marker, "pooled-t");
            Holds(result, 0.05, 0.0625, "rejection-rate", marker, "regression");
            Holds(result, 0.05 * 0.95 * 0.95, 0.057, "only-significant", marker, "pooled-t");
        }

        // three independent tests
        Holds(result, 1 - (0.95 * 0.95 * 0.95), 0.163, "family-wise-error", null, "pooled-t");
        double bonferroni = 1 - Math.Pow(1 - (0.05 / 3), 3);
        Holds(result, bonferroni, 0.0625, "family-wise-error-bonferroni", null, "pooled-t");
        Holds(result, bonferroni, 0.0625, "family-wise-error-holm", null, "pooled-t"); // the first step of Holm's is Bonferroni's
        Assert.Equal(Figure(result, "any-significant", null, "pooled-t"), Figure(result, "family-wise-error", null, "pooled-t"));

        // the exact rank test at 25 and 17 has the level that its lattice leaves: R, 2 * pwilcox(135, 25, 17)
        Holds(result, 0.04768107, 0.0605, "rejection-rate", "a", "rank-sum");
    }

    [Fact]
    public void Power_and_median_p_of_Students_test_are_those_of_the_noncentral_t()
    {
        var expected = ReferenceFile.Document("Studies/studies.json").GetProperty("pooled-t");
        var result = Run(File.ReadAllText(Repository.Path("scenarios/yamasaki-2020.json")), 12);
        Holds(result, expected.Number("power"), 0.728, "rejection-rate", "sil-6r", "pooled-t");

        // the median p: half of the studies lie below the true one (a p-value is tallied as a deviate to better than 1e-6)
        var median = result.Figures.Single(f => f is { Measure: "p-median", Marker: "sil-6r", Test: "pooled-t" });
        StatisticalAssert.Mean(median.Estimate!.Value, median.Mcse!.Value * Math.Sqrt(Studies), Studies, expected.Number("median-p"), 0, FalseAlarm, detects: 0.017);
    }

    [Fact]
    public void The_area_is_unbiased_and_that_of_the_panel_in_fresh_people_is_the_truth()
    {
        // one marker that cannot be missed: the fitted panel ranks people as the marker does
        string text = Normal.Replace("\"a\", \"cases\": { \"kind\": \"normal\", \"mean\": 100", "\"a\", \"cases\": { \"kind\": \"normal\", \"mean\": 115", StringComparison.Ordinal);
        int second = text.IndexOf(",\n      { \"name\": \"b\"", StringComparison.Ordinal);
        text = text[..second] + text[text.IndexOf("\n    ]", StringComparison.Ordinal)..];
        var result = Run(text, 13);
        double truth = NormalDistribution.Cumulative(1.5 / Math.Sqrt(2));
        Assert.Equal(truth, Figure(result, "auc-truth", "a"), 1e-10);
        MeanHolds(result, truth, 0.0035, "auc-mean", "a");
        MeanHolds(result, truth, 0.0012, "auc-validated", "panel");
        MeanHolds(result, 0, 0.0035, "auc-optimism", "panel"); // nothing is chosen but the sign
        Assert.Equal(Figure(result, "auc-mean", "a"), Figure(result, "auc-mean", "panel"), 1e-4);
        double chosen = Figure(result, "sensitivity-true", "a") + Figure(result, "specificity-true", "a");
        Assert.True(chosen < 2 * NormalDistribution.Cumulative(0.75), "no cut-off is better than the best one");
        Assert.True(Figure(result, "cut-off-optimism", "a") > 0.05);

        // the panel's cut-off is the marker's, so fresh people and the closed form agree
        MeanHolds(result, Figure(result, "sensitivity-true", "a"), 0.011, "sensitivity-true", "panel");
        MeanHolds(result, Figure(result, "specificity-true", "a"), 0.011, "specificity-true", "panel");
    }

    /// <summary>Normal with a spread of a ten-thousandth: the errors are sigma / sqrt(n x studies) and sigma / sqrt(2 (n - 1) studies); 5% is ten of their own.</summary>
    [Fact]
    public void Errors_of_concentrations_that_hardly_vary_are_those_of_the_normal_distribution()
    {
        var result = Run(Normal.Replace("\"mean\": 100, \"sd\": 10 }", "\"mean\": 0.00001, \"sd\": 0.000000001 }", StringComparison.Ordinal), 16);
        double Error(string measure) => result.Figures.Single(f => f.Measure == measure && f is { Marker: "a", Group: "ill" }).Mcse!.Value;
        Assert.InRange(Error("marker-mean") / (1e-9 / Math.Sqrt(25.0 * Studies)), 0.95, 1.05);
        Assert.InRange(Error("marker-sd") / (1e-9 / Math.Sqrt(2 * 24.0 * Studies)), 0.95, 1.05);
    }

    /// <summary>
    /// Without a difference all orders of 9 cases and 9 controls are equally likely, and in 1 of 10 (Catalan's number over 18 choose 9) cases are
    /// nowhere ahead of controls, so that no cut-off beats calling everybody a case.
    /// </summary>
    [Fact]
    public void A_study_without_a_cut_off_is_counted_alike_in_both_directions_and_enters_no_quantile()
    {
        string text = Normal.Replace("\"patients\": 25", "\"patients\": 9", StringComparison.Ordinal).Replace("\"patients\": 17", "\"patients\": 9", StringComparison.Ordinal)
            .Replace("\"b\", \"cases\"", "\"b\", \"direction\": \"lower-in-cases\", \"cases\"", StringComparison.Ordinal);
        var result = Run(text, 15);
        foreach (string marker in (string[])["a", "b"])
        {
            Holds(result, 0.1, 0.1165, "cut-off-none", marker, null);

            // all within four standard deviations, though more than 2.5% of studies have none
            Assert.InRange(Figure(result, "cut-off-quantile-2.5", marker), 60, 100);
            Assert.InRange(Figure(result, "cut-off-quantile-97.5", marker), 100, 140);
        }

        // the distributions are symmetric about 100, and so are the cut-offs of the two directions
        Assert.InRange(Figure(result, "cut-off-quantile-50", "a") + Figure(result, "cut-off-quantile-50", "b"), 199, 201);
    }

    [Fact]
    public void Severity_goes_with_a_marker_as_the_correlation_says()
    {
        string text = Normal.Replace("\"a\", \"cases\"", "\"a\", \"severity-correlation\": 0.4, \"cases\"", StringComparison.Ordinal);
        var result = Run(text, 14);
        MeanHolds(result, 0.4 * 3 / 10, 0.005, "slope-mean", "a", 0.04); // rounding to whole points changes no covariance that could be seen
        MeanHolds(result, 0, 0.005, "slope-mean", "b", 0.04);
        Holds(result, 0.05, 0.0625, "rejection-rate", "b", "regression"); // independent of a
        Holds(result, 1 - (0.95 * 0.95), 0.115, "family-wise-error", null, "regression"); // of b and c, the true nulls: nearly independent
    }

    private static StudyResult Run(string text, ulong seed) =>
        StudySimulator.Run(StudyFile.Parse(Encoding.UTF8.GetBytes(text)).Protocol!, new(seed, Studies, Environment.ProcessorCount), null, CancellationToken.None);

    private static double Figure(StudyResult result, string measure, string? marker, string? test = null) =>
        result.Figures.Single(f => f.Measure == measure && f.Marker == marker && f.Test == test).Estimate!.Value;

    private static void Holds(StudyResult result, double expected, double detects, string measure, string? marker, string? test) =>
        StatisticalAssert.Rate((long)Math.Round(Figure(result, measure, marker, test) * Studies), Studies, expected, FalseAlarm, detects);

    private static void MeanHolds(StudyResult result, double expected, double departure, string measure, string marker, double? spread = null)
    {
        var figure = result.Figures.Single(f => f.Measure == measure && f.Marker == marker && f.Test is null);
        Assert.True(spread is null || figure.Mcse * Math.Sqrt(Studies) < 2 * spread, "the error is that of independent studies");
        StatisticalAssert.Mean(figure.Estimate!.Value, figure.Mcse!.Value * Math.Sqrt(Studies), Studies, expected, 0, FalseAlarm, expected + departure);
    }
}
