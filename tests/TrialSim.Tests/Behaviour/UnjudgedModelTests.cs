using System.Text.Json.Nodes;

namespace TrialSim.Tests.Behaviour;

/// <summary>Models that reproduce the responses, or have a coefficient for every row, say so in place of tests of rounding.</summary>
public class UnjudgedModelTests
{
    // FLAT is 74 on every row; LINE is 2 DOSE + 1
    private const string Data = """
        ID,ARM,DOSE,WEEK,FLAT,LINE,SCORE
        1,a,0.1,1,74,1.2,5
        1,a,0.2,2,74,1.4,3
        2,b,0.3,1,74,1.6,8
        2,b,0.4,2,74,1.8,1
        3,a,0.6,1,74,2.2,6
        3,a,0.7,2,74,2.4,7
        4,b,0.9,1,74,2.8,2
        4,b,1.1,2,74,3.2,9

        """;

    [Theory]
    [InlineData("\"linear-model\", \"formula\": \"FLAT ~ ARM\", \"ls-means\": \"ARM\"", "no residual variance")]
    [InlineData("\"linear-model\", \"formula\": \"LINE ~ DOSE + ARM\", \"robust\": \"hc3\"", "no residual variance")]
    [InlineData("\"mixed-model\", \"formula\": \"FLAT ~ ARM + (1 | ID)\"", "no residual variance")]
    [InlineData("\"mmrm-model\", \"formula\": \"FLAT ~ ARM\", \"patient\": \"ID\", \"visit\": \"WEEK\", \"structure\": \"compound-symmetry\"", "no residual variance")]
    [InlineData("\"mmrm-model\", \"formula\": \"LINE ~ ARM + DOSE\", \"patient\": \"ID\", \"visit\": \"WEEK\", \"structure\": \"compound-symmetry\"", "no residual variance")]
    public void A_perfect_fit_is_not_tested(string kind, string reason)
    {
        var rows = Results(kind);
        Assert.NotEmpty(rows);
        Assert.All(rows, row => Assert.Contains($"not estimable: {reason}", (string?)row!["remark"], StringComparison.Ordinal));
        Assert.All(rows, row => Assert.Null(row!["p"]));
    }

    [Fact]
    public void A_saturated_model_gives_its_coefficients_and_the_reason_for_no_more()
    {
        var rows = Results("\"linear-model\", \"formula\": \"SCORE ~ factor(DOSE)\", \"robust\": \"hc1\"");
        Assert.Equal(9, rows.Count);
        Assert.Equal(5, (double)rows[0]!["estimate"]!, 1e-12);
        Assert.All(rows, row => Assert.Contains("no residual degrees of freedom", (string?)row!["remark"], StringComparison.Ordinal));
    }

    [Fact]
    public void An_infinite_hazard_ratio_leaves_no_row_blank()
    {
        var rows = Results("\"cox-model\", \"time\": \"LINE\", \"event\": { \"column\": \"WEEK\", \"value\": \"1\" }, \"terms\": \"DOSE\"");
        Assert.Contains(rows, row => (string?)row!["remark"] is { } remark && remark.Contains("a hazard ratio is infinite", StringComparison.Ordinal));
        Assert.Contains(rows, row => (string?)row!["measure"] == "score test of proportional hazards" && row["remark"] is not null);
    }

    [Fact]
    public void Choices_are_named_by_the_words_of_the_plan()
    {
        string report = Analyze("\"kaplan-meier\", \"time\": \"LINE\", \"event\": { \"column\": \"WEEK\", \"value\": \"1\" }, \"scale\": \"log-log\"");
        Assert.Contains("intervals on the scale log-log", report, StringComparison.Ordinal);
    }

    private static JsonArray Results(string kind) => JsonNode.Parse(Analyze(kind, "--json"))!["analyses"]![0]!["results"]!.AsArray();

    private static string Analyze(string kind, params string[] options) =>
        AnalyzeInput.Analyze(Data, $$"""{ "title": "Edges", "analyses": [{ "kind": {{kind}}, "name": "only" }] }""", options).Done();
}
