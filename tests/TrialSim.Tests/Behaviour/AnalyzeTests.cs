using System.Globalization;
using System.Text.Json.Nodes;
using CsvHelper;
using TrialSim.Plans;

namespace TrialSim.Tests.Behaviour;

public class AnalyzeTests
{
    [Fact]
    public void The_report_of_a_small_trial_reads_as_approved() =>
        Approved.Is("analyze.txt", AnalyzeInput.Analyze(AnalyzeInput.Data, AnalyzeInput.Plan).Done().ReplaceLineEndings("\n"));

    [Fact]
    public void Out_writes_the_printed_document_and_a_table_of_its_results()
    {
        using var directory = new TemporaryDirectory();
        string printed = AnalyzeInput.Analyze(AnalyzeInput.Data, AnalyzeInput.Plan, "--json", "--out", directory["new"]).Done();
        Assert.Equal(["analysis.csv", "analysis.json"], Directory.GetFiles(directory["new"]).Select(Path.GetFileName).Order());
        Assert.Equal(printed, File.ReadAllText(Path.Combine(directory["new"], "analysis.json")));
        using var csv = CsvReader.FromFile(Path.Combine(directory["new"], "analysis.csv"));
        foreach (var analysis in JsonNode.Parse(printed)!["analyses"]!.AsArray())
        {
            foreach (var row in analysis!["results"]!.AsArray())
            {
                Assert.True(csv.Read());
                Assert.Equal((string)analysis["name"]!, csv.GetString("analysis"));
                foreach (var (key, value) in row!.AsObject())
                {
                    Assert.Equal(value is null ? string.Empty : value.GetValueKind() == System.Text.Json.JsonValueKind.Number ? ((double)value).ToString("R", CultureInfo.InvariantCulture) : (string)value!, csv.GetString(key));
                }
            }
        }

        Assert.False(csv.Read());
    }

    [Theory]
    [InlineData("\uFEFF", "\n", ",")]
    [InlineData("", "\r\n", ",")]
    [InlineData("", "\n", ";")]
    public void Files_of_other_programs_give_the_same_results(string mark, string lineEnd, string separator)
    {
        string data = mark + AnalyzeInput.Data.Replace("\n", lineEnd, StringComparison.Ordinal).Replace(",", separator, StringComparison.Ordinal);
        Assert.Equal(Results(AnalyzeInput.Data), Results(data));

        static string Results(string data) => JsonNode.Parse(AnalyzeInput.Analyze(data, AnalyzeInput.Plan, "--json").Done())!["analyses"]!.ToJsonString();
    }

    [Fact]
    public void The_document_follows_its_schema()
    {
        var schema = JsonNode.Parse(TrialsimProcess.Run("schema", "--analysis").Done())!.AsObject();
        var document = JsonNode.Parse(AnalyzeInput.Analyze(AnalyzeInput.Data, AnalyzeInput.Plan, "--json").Done())!;
        AssertKeys(schema, document);

        static void AssertKeys(JsonNode schema, JsonNode? value)
        {
            if (value is JsonObject members)
            {
                Assert.Equal(schema["required"]!.AsArray().Select(n => (string)n!), members.Select(m => m.Key));
                Assert.All(members, m => AssertKeys(schema["properties"]![m.Key]!, m.Value));
            }
            else if (value is JsonArray entries)
            {
                Assert.All(entries, e => AssertKeys(schema["items"]!, e));
            }
        }
    }

    [Fact]
    public void The_schema_of_plans_is_printed_and_every_shipped_plan_is_sound()
    {
        Assert.Equal(PlanFile.Schema(), TrialsimProcess.Run("schema", "--plan").Done());
        Assert.NotEmpty(Property.ShippedScenarios.Plans);
        Assert.All(Property.ShippedScenarios.Plans, plan => Assert.Empty(PlanFile.Read(plan).Problems));
    }

    [Fact]
    public void A_million_rows_are_analysed()
    {
        using var directory = new TemporaryDirectory();
        using (var file = new StreamWriter(directory["data.csv"]))
        {
            file.Write("ID,ARM,WEEK,BASE,SCORE\n");
            for (int row = 0; row < 1_000_000; row++)
            {
                file.Write(string.Create(CultureInfo.InvariantCulture, $"{row / 4},{(row / 4 % 2 == 0 ? "drug" : "placebo")},{1 + (row % 4)},{20 + (row / 4 % 9)},{5 + (row % 17)}\n"));
            }
        }

        File.WriteAllText(directory["plan.json"], """
            {
              "title": "A million rows",
              "trial": {
                "patient": "ID", "arm": { "column": "ARM", "treatment": "drug", "control": "placebo" }, "baseline": "BASE",
                "scores": {
                  "kind": "long", "visit": "WEEK", "score": "SCORE",
                  "visits": [{ "week": 1, "value": "1" }, { "week": 2, "value": "2" }, { "week": 3, "value": "3" }, { "week": 4, "value": "4" }]
                }
              },
              "analyses": [{ "kind": "ancova", "name": "ancova" }, { "kind": "pearson", "name": "response" }]
            }
            """);
        string printed = TrialsimProcess.Run("analyze", directory["data.csv"], "--plan", directory["plan.json"], "--json").Done();
        var document = JsonNode.Parse(printed)!;
        Assert.Equal(1_000_000, (int)document["provenance"]!["rows-read"]!);
        Assert.Equal(250_000, document["analyses"]![1]!["used"]!.AsArray().Sum(g => (int)g!["count"]!)); // more than one part of a packed count
    }

    [Fact]
    public void An_analysis_that_cannot_be_estimated_says_so_and_the_others_go_on()
    {
        string plan = AnalyzeInput.Plan.Replace("\"crp-above\": 3", "\"crp-above\": 8", StringComparison.Ordinal).Replace("crp>3", "crp>8", StringComparison.Ordinal);
        var analyses = JsonNode.Parse(AnalyzeInput.Analyze(AnalyzeInput.Data, plan, "--json").Done())!["analyses"]!;
        Assert.Equal("not estimable: no patient to analyse in arm drug", (string)analyses[1]!["results"]![0]!["remark"]!);
        Assert.Null(analyses[1]!["results"]![0]!["estimate"]);
        Assert.NotNull(analyses[2]!["results"]![0]!["estimate"]);
    }

    [Fact]
    public void Patients_are_left_out_only_where_what_is_missing_is_read()
    {
        string data = AnalyzeInput.Data.Replace("2,drug,M,A,7,1", "2,drug,M,A,NA,1", StringComparison.Ordinal).Replace("2,drug,M,A,7,2", "2,drug,M,A,,2", StringComparison.Ordinal);
        var analyses = JsonNode.Parse(AnalyzeInput.Analyze(data, AnalyzeInput.Plan, "--json").Done())!["analyses"]!;
        Assert.Equal(7, Used(0));
        Assert.Equal("Left out because something is not known: 1 patient without baseline CRP.", (string)analyses[1]!["notes"]![0]!);
        Assert.Equal(6, Used(2));

        int Used(int analysis) => analyses[analysis]!["used"]!.AsArray().Sum(g => (int)g!["count"]!);
    }
}
