using System.Text.Json.Nodes;
using TrialSim.Tests.Behaviour;

namespace TrialSim.Tests.Qualification;

/// <summary>The plan that ships for the antidepressant trial works on its file and gives the reference numbers.</summary>
/// <remarks>
/// Approximate: direct formulas 1e-9, of which rounding is a small part; the mixed model 1e-6, for the reference is polished to a Newton
/// decrement below 1e-11, ours below 1e-12.
/// </remarks>
public class AntidepressantPlanTests
{
    [SharedReferenceTheory]
    [InlineData("ancova", "linear_model", "ancova-antidep-week6", "coefficients", "term", "THERAPYDRUG", 1e-9)]
    [InlineData("mmrm-week-6", "mmrm", "antidep-us-kr-linear", "ls_mean_differences", "VISIT", "7", 1e-6)]
    [InlineData("mmrm-week-4", "mmrm", "antidep-us-kr-linear", "ls_mean_differences", "VISIT", "6", 1e-6)]
    public void A_test_of_the_trial_gives_the_reference(string analysis, string family, string id, string table, string key, string value, double tolerance)
    {
        var row = Expected(family, id)[table]!.AsArray().Single(r => (string?)r![key] == value)!;
        var result = Analyses()[analysis]!["results"]![0]!;
        AssertNear((double)row["estimate"]!, result["estimate"], tolerance);
        AssertNear((double)row["se"]!, result["standard-error"], tolerance);
        AssertNear((double)row["p"]!, result["p"], 10 * tolerance); // the tail magnifies an error of t
    }

    [SharedReferenceTheory]
    [InlineData("change-welch", "t-welch-antidep-week6")]
    public void A_t_test_of_the_trial_gives_the_reference(string analysis, string id)
    {
        var expected = Expected("two_sample", id);
        var result = Analyses()[analysis]!["results"]![0]!;
        AssertNear((double)expected["difference"]!, result["estimate"], 1e-9);
        AssertNear((double)expected["df"]!, result["df"], 1e-9);
        AssertNear((double)expected["p"]!, result["p"], 1e-9);
        AssertNear((double)expected["ci_lower"]!, result["lower"], 1e-9);
    }

    [SharedReferenceTheory]
    [InlineData("mmrm-by-visit", "antidep-us-kr-linear")]
    public void The_mixed_model_by_formula_gives_the_reference_at_every_visit(string analysis, string id)
    {
        var results = Analyses()[analysis]!["results"]!.AsArray();
        foreach (var expected in Expected("mmrm", id)["ls_mean_differences"]!.AsArray())
        {
            string term = $"DRUG - PLACEBO, VISIT {expected!["VISIT"]}";
            var result = results.Single(r => (string?)r!["term"] == term)!;
            AssertNear((double)expected["estimate"]!, result["estimate"], 1e-6);
            AssertNear((double)expected["se"]!, result["standard-error"], 1e-6);
            AssertNear((double)expected["df"]!, result["df"], 1e-4); // a ratio of squares of what the fit leaves uncertain
        }
    }

    [SharedReferenceTheory]
    [InlineData("imputed-at-random", "condmean-antidep-MAR")]
    [InlineData("jump-to-reference", "condmean-antidep-JR")]
    [InlineData("copy-increments", "condmean-antidep-CIR")]
    [InlineData("jump-to-reference-delta-2", "condmean-antidep-JR-delta2")]
    public void An_imputation_gives_the_reference(string analysis, string id)
    {
        var expected = Expected("imputation", id);
        var result = Analyses()[analysis]!["results"]![0]!;
        AssertNear((double)expected["estimate"]!, result["estimate"], 1e-6);
        AssertNear((double)expected["jackknife_se"]!, result["standard-error"], 1e-6);
        AssertNear((double)expected["z"]!, result["statistic"], 1e-6);
        AssertNear((double)expected["p"]!, result["p"], 1e-5); // the tail magnifies an error of z
        AssertNear((double)expected["ci_lower"]!, result["lower"], 1e-6);
        AssertNear((double)expected["ci_upper"]!, result["upper"], 1e-5); // nearer to 0
    }

    private static void AssertNear(double expected, JsonNode? actual, double tolerance) =>
        Assert.True(Math.Abs((double)actual! - expected) <= tolerance * Math.Abs(expected), $"{actual} is not {expected}");

    private static Dictionary<string, JsonNode?> Analyses()
    {
        string data = Path.Combine(SharedReference.Folder!, "data", "antidepressant.csv");
        string printed = TrialsimProcess.Run("analyze", data, "--plan", Repository.Path("scenarios/plans/antidepressant.json"), "--json").Done();
        return JsonNode.Parse(printed)!["analyses"]!.AsArray().ToDictionary(a => (string)a!["name"]!);
    }

    private static JsonNode Expected(string family, string id) => JsonNode.Parse(File.ReadAllText(SharedReference.FileOf(family)))!["cases"]!.AsArray()
        .Single(c => (string?)c!["id"] == id)!["expected"]!;
}
