using System.Text.Json.Nodes;
using TrialSim.Characteristics;

namespace TrialSim.Tests.Behaviour;

/// <summary>What a run says about models that may fail or be replaced by simpler ones.</summary>
public class FitReportTests
{
    private static readonly Lazy<JsonArray> Figures = new(() => JsonNode.Parse(Run("--json"))!["figures"]!.AsArray());

    [Fact]
    public void Every_trial_is_fitted_with_one_structure_or_counted_as_not_estimable()
    {
        string[] analyses = [.. Figures.Value.Where(f => Measure(f) == "first-fit-singular").Select(f => (string)f!["analysis"]!)];
        Assert.Equal(9, analyses.Length);
        foreach (string analysis in analyses)
        {
            double Share(Func<string, bool> measure) =>
                Figures.Value.Where(f => (string?)f!["analysis"] == analysis && measure(Measure(f))).Sum(f => (double)f!["estimate"]!);
            double firstFailed = Share(m => m.StartsWith("first-fit-", StringComparison.Ordinal));
            string first = Measure(Figures.Value.First(f => (string?)f!["analysis"] == analysis && Measure(f).StartsWith("fitted-", StringComparison.Ordinal)));
            Assert.Equal(1, Share(m => m.StartsWith("fitted-", StringComparison.Ordinal)) + Share(m => m == Measures.NotEstimable), 1e-12);
            Assert.Equal(1, firstFailed + Share(m => m == first), 1e-12);
        }

        Assert.Contains(Figures.Value, f => Measure(f) == "fitted-heterogeneous-toeplitz" && (double)f!["estimate"]! is > 0 and < 1);
        Assert.Contains(Figures.Value, f => Measure(f) == "first-fit-too-few-patients" && (double)f!["estimate"]! > 0);
    }

    [Fact]
    public void The_report_lists_what_has_happened()
    {
        string report = Run();
        Assert.Contains("What became of the fits", report, StringComparison.Ordinal);
        Assert.Matches("crp>8 +first-fit-too-few-patients +0\\.", report);
        Assert.DoesNotMatch("closed +first-fit-", report);
    }

    // an exponential course with a half-time of 3 weeks has brought (1 - 2^-1) / (1 - 2^-4) of the effect at week 3 of 12
    [Fact]
    public void The_truth_at_an_earlier_visit_is_the_effect_that_has_arrived_by_then()
    {
        double Truth(string analysis) => (double)Figures.Value.Single(f => (string?)f!["analysis"] == analysis && Measure(f) == Measures.Truth)!["estimate"]!;
        double Error(string analysis) => (double)Figures.Value.Single(f => (string?)f!["analysis"] == analysis && Measure(f) == Measures.Truth)!["mcse"]!;
        // whole HAM-D points: both truths are rounded in each patient, which shifts neither by more than a hundredth of a point
        double arrived = 0.5 / (1 - (1 / 16.0));
        Assert.Equal(arrived * Truth("closed"), Truth("closed-week-3"), (5 * (Error("closed") + Error("closed-week-3"))) + 0.01);
        Assert.All(Figures.Value.Where(f => (string?)f!["analysis"] == "closed-week-3"), f => Assert.Equal(3, (double)f!["visit"]!));
        Assert.All(Figures.Value.Where(f => (string?)f!["analysis"] == "closed"), f => Assert.Null(f!["visit"]));
    }

    private static string Measure(JsonNode? figure) => (string)figure!["measure"]!;

    private static string Run(params string[] options) => TrialsimProcess.Run(
        ["run", Repository.Path("tests/TrialSim.Tests/Scenarios/mixed.json"), "--replicates", "512", .. options]).Done();
}
