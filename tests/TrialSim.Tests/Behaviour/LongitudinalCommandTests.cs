using System.Text.Json.Nodes;
using TrialSim.Studies;

namespace TrialSim.Tests.Behaviour;

public class LongitudinalCommandTests
{
    private static readonly string Scenario = Repository.Path("scenarios/sil6r-longitudinal.json");

    [Fact]
    public void One_command_answers_area_and_power_by_week_and_number_of_patients()
    {
        using var directory = new TemporaryDirectory();
        string page = TrialsimProcess.Run("run", Scenario, "--replicates", "64", "--out", directory["results"]).Done();
        Assert.Contains("Area under the curve by week and number of patients", page, StringComparison.Ordinal);
        Assert.Contains("sil-6r, level, week 4, n=120", page, StringComparison.Ordinal);
        var figures = JsonNode.Parse(File.ReadAllText(Path.Combine(directory["results"], "results.json")))!["figures"]!.AsArray();
        foreach (int n in (int[])[60, 120, 240])
        {
            foreach (int week in (int[])[0, 4, 8, 12, 16])
            {
                Assert.Single(figures, f => (string)f!["measure"]! == "week-power-t" && (string)f["marker"]! == "crp"
                    && (string)f["predictor"]! == "level" && (double)f["week"]! == week && (double)f["patients"]! == n);
            }
        }

        var used = figures.Select(f => (string)f!["measure"]!).Distinct();
        Assert.Empty(used.Except(StudyMeasures.All.Select(m => m.Name)));
        string[] rows = File.ReadAllLines(Path.Combine(directory["results"], "results.csv"));
        Assert.Equal(figures.Count, rows.Length - 1);
        Assert.Contains(rows, row => row.StartsWith("sil-6r,change,,,16,240,week-auc-mean,", StringComparison.Ordinal));
    }

    [Fact]
    public void The_study_is_described_in_words()
    {
        string words = TrialsimProcess.Run("describe", Scenario).Done().ReplaceLineEndings(" ");
        Assert.Contains("43.86% are treatment-resistant", words, StringComparison.Ordinal);
        Assert.Contains("study.markers[0].difference.at-start: not known", words, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[60, 120, 240]", "[60, 60]", "study.patients[1]: 60 does not rise above the 60 before it")]
    [InlineData("[60, 120, 240]", "[60, 6000]", "study.patients[1]: 6000 patients")]
    [InlineData("[60, 120, 240]", "[]", "study.patients: an empty list")]
    [InlineData("[0, 4, 8, 12, 16]", "[4, 8]", "study.weeks[0]: the first measurement is at week 4")]
    [InlineData("[0, 4, 8, 12, 16]", "[0, 4, 17]", "study.weeks[2]: week 17 lies after the end of the second course at week 16")]
    [InlineData("\"first-course\": 0.368", "\"first-course\": 1", "study.remission.first-course: 1")]
    [InlineData("\"reliability\": 0.62", "\"reliability\": 1", "study.markers[1].reliability: without error of measurement")]
    [InlineData("\"at-end\": 0.8", "\"at-end\": 0.8, \"from\": 4, \"until\": 4", "study.markers[0].difference.until: the difference moves from week 4")]
    [InlineData("\"at-start\": 0.8, \"at-end\": 0.8", "\"at-start\": 0.8, \"at-end\": 11", "study.markers[0].difference.at-end: 11")]
    [InlineData("\"name\": \"crp\"", "\"name\": \"sil-6r\"", "names a marker further up too")]
    [InlineData("\"name\": \"crp\"", "\"name\": \"panel\"", "is what results call all markers together")]
    [InlineData("\"alpha\": 0.05", "\"further-predictors\": [\"level\"]", "study.further-predictors[0]: the level of the week is always a predictor")]
    [InlineData("\"alpha\": 0.05", "\"further-predictors\": [\"slope\"]", "study.further-predictors[0]")]
    [InlineData("\"resistant-ratio\": 1.5", "\"markers\": [{ \"marker\": \"il-6\", \"ratio\": 2 }]", "dropout.markers[0].marker: there is no")]
    [InlineData("\"correlation\": 0.1 }", "\"correlation\": 0.75 }", "study.correlations: the correlations contradict each other, or the reliabilities")]
    [InlineData("[\"sil-6r\", \"crp\"]", "[\"sil-6r\"]", "study.correlations[0].markers: 1 marker.")]
    public void Every_mistake_is_told_with_place_and_remedy(string sound, string broken, string expected)
    {
        string text = File.ReadAllText(Scenario);
        Assert.Contains(sound, text, StringComparison.Ordinal);
        using var directory = new TemporaryDirectory();
        File.WriteAllText(directory["study.json"], text.Replace(sound, broken, StringComparison.Ordinal));
        string error = TrialsimProcess.Run("check", directory["study.json"]).Refused();
        Assert.Contains(expected, error, StringComparison.Ordinal);
        Assert.Contains("\n    ", error, StringComparison.Ordinal);
    }
}
