using System.Reflection;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using TrialSim.Analyses;
using TrialSim.Analyses.Tables;

namespace TrialSim.Tests.Behaviour;

/// <summary>Stratified tests of tables, log-rank tests and Cox models of a real trial, as the command reports them.</summary>
public sealed class AnalyzeStrataAndTimesTests
{
    private const double P = 0.38647623077123266; // of a chi-square of 3/4 with 1 degree of freedom

    private const string Analyses = """
        { "kind": "cmh", "name": "cmh" },
        { "kind": "log-rank", "name": "log-rank" },
        { "kind": "log-rank", "name": "log-rank-less", "alternative": "less" },
        { "kind": "cox", "name": "cox" },
        { "kind": "cox", "name": "cox-remission", "endpoint": "first-remission" }
        """;

    private static readonly Lazy<JsonArray> Sound = new(() => Analyzed(AnalyzeInput.Data));

    // One of eight patients responds: patient 3, drug, in week 2, when patient 5 (placebo) has left. Worked out by hand.
    [Fact]
    public void A_stratified_table_shows_chi_square_and_the_common_difference()
    {
        // site A: no response; site B: 1 of 2 on drug, 0 of 2 on placebo, which is 1/2 more than expected with variance 1/4
        var row = Result(Sound.Value, "cmh")["results"]![0]!;
        AssertRow(row, "drug - placebo", 0.25, "chi-square", 1, 0.31731050786291404);
        Assert.Equal(1, (double)row["df"]!);
    }

    [Fact]
    public void A_log_rank_test_shows_chi_square_and_Petos_log_hazard_ratio()
    {
        // in week 2 seven are at risk, four of them on drug: 3/7 more than expected with variance 12/49
        var row = Result(Sound.Value, "log-rank")["results"]![0]!;
        AssertRow(row, "log hazard ratio drug / placebo", 1.75, "chi-square", 0.75, P);
        Assert.Equal(Math.Sqrt(49 / 12.0), (double)row["standard-error"]!, 1e-12);
        AssertRow(Result(Sound.Value, "log-rank-less")["results"]![0]!, "log hazard ratio drug / placebo", 1.75, "z", Math.Sqrt(0.75), 1 - (P / 2));
    }

    [Fact]
    public void A_Cox_model_says_why_it_has_no_estimate()
    {
        var result = Result(Sound.Value, "cox");
        Assert.StartsWith("not estimable: the Cox model has no estimate", (string)result["results"]![0]!["remark"]!, StringComparison.Ordinal);
        Assert.Contains(Notes(result), note => note.StartsWith("A hazard ratio of the Cox model is infinite or 0", StringComparison.Ordinal));
        Assert.Contains("Nobody in the Cox model has the event.", Notes(Result(Sound.Value, "cox-remission")));
    }

    [Fact]
    public void A_patient_who_was_never_seen_is_not_used()
    {
        var result = Result(Analyzed(AnalyzeInput.Data.Replace("5,placebo,F,B,9.1,1,25,23", "5,placebo,F,B,9.1,1,25,", StringComparison.Ordinal)), "log-rank");
        Assert.Contains("1 patient of 8 was not seen when the analysis needs it, and not used.", Notes(result));
        AssertRow(result["results"]![0]!, "log hazard ratio drug / placebo", 1.75, "chi-square", 0.75, P);
    }

    [Fact]
    public void No_two_kinds_that_a_plan_may_list_have_the_same_name()
    {
        string[] kinds = [.. new[] { typeof(Analysis), typeof(TableAnalysis) }.SelectMany(f => f.GetCustomAttributes<JsonDerivedTypeAttribute>()).Select(a => (string)a.TypeDiscriminator!)];
        Assert.Equal(kinds.Distinct(), kinds);
    }

    private static JsonArray Analyzed(string data)
    {
        string plan = AnalyzeInput.Plan.Replace("""{ "kind": "welch-t", "name": "welch", "subgroup": "crp>3", "missing": "locf" }""", Analyses, StringComparison.Ordinal);
        return JsonNode.Parse(AnalyzeInput.Analyze(data, plan, "--json").Done())!["analyses"]!.AsArray();
    }

    private static JsonNode Result(JsonArray analyses, string name) => analyses.Single(a => (string)a!["name"]! == name)!;

    private static string[] Notes(JsonNode result) => [.. result["notes"]!.AsArray().Select(note => (string)note!)];

    private static void AssertRow(JsonNode row, string term, double estimate, string name, double statistic, double p)
    {
        Assert.Equal(term, (string)row["term"]!);
        Assert.Equal(name, (string)row["statistic-name"]!);
        Assert.Equal(estimate, (double)row["estimate"]!, 1e-12);
        Assert.Equal(statistic, (double)row["statistic"]!, 1e-12);
        Assert.Equal(p, (double)row["p"]!, 1e-12);
    }
}
