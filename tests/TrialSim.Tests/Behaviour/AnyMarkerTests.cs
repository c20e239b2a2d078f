namespace TrialSim.Tests.Behaviour;

/// <summary>Every command on a scenario without CRP, in which another biomarker does everything that one can.</summary>
public class AnyMarkerTests
{
    private const string Interaction = "interaction";
    private static readonly string Scenario = Repository.Path("tests/TrialSim.Tests/Scenarios/sil-6r-alone.json");

    [Theory]
    [InlineData("describe", "with screening sil-6r at least 25 ng/mL")]
    [InlineData("describe", "per unit of ln sil-6r from 34 ng/mL")]
    [InlineData("describe", "changing sign at sil-6r 33 ng/mL")]
    [InlineData("describe", "screening sil-6r (cut at 36 ng/mL)")]
    [InlineData("describe", "baseline sil-6r of at most 36 ng/mL")]
    [InlineData("describe", "on arm x sil-6r above 36 ng/mL")]
    [InlineData("describe", "on the final score against sil-6r above 36 ng/mL")]
    [InlineData("check", "ok")]
    [InlineData("run", "changing sign at sil-6r 33 ng/mL", "--replicates", "200")]
    [InlineData("run", "Baseline sil-6r as measured: mean", "--replicates", "200")]
    [InlineData("run", "cut, ng/mL", "--replicates", "200")]
    [InlineData("plan", "trials", "--mcse", "0.02")]
    [InlineData("size", "patients", "--for", Interaction, "--power", "0.5", "--replicates", "256")]
    [InlineData("size", "times the drug effect", "--for", Interaction, "--power", "0.5", "--solve", "effect", "--replicates", "256")]
    [InlineData("sweep", "34 ng/mL", "--vary", "subgroups[0].above=34,38", "--for", "high", "--replicates", "100")]
    [InlineData("claim", "whatever the sil-6r", "--observed", "interaction-p=0.05", "--replicates", "1000")]
    [InlineData("credibility", "more benefit at higher sil-6r", "--replicates", "500")]
    [InlineData("credibility", "cuts at 36 ng/mL", "--replicates", "500")]
    [InlineData("atlas", "sil-6r>35.3", "--replicates", "16", "--rule", "interaction-gate", "any-subgroup", "best-marker", "gail-simon")]
    [InlineData("cohort", "sil-6r-screening,sil-6r-baseline,ln-sil-6r-baseline,sil-6r-true")]
    public void A_command_speaks_of_the_biomarker_at_hand(string command, string says, params string[] options) =>
        Says(TrialsimProcess.Run([command, Scenario, .. options]).Done(), says);

    [Fact]
    public void Priors_and_other_designs_are_about_it_too()
    {
        using var directory = new TemporaryDirectory();
        File.WriteAllText(directory["prior.json"], """{ "name": "half", "source": "Assumed.", "prior": { "kind": "normal", "mean": -6, "sd": 3 } }""");
        Says(TrialsimProcess.Run("assure", Scenario, "--prior", directory["prior.json"], "--for", Interaction, "--replicates", "500", "--draws", "10").Done(), "how surely does interaction");
        File.WriteAllText(directory["all.json"], Everybody());
        Says(TrialsimProcess.Run("compare", Scenario, directory["all.json"], "--for", Interaction, "--replicates", "200").Done(), "[marker sil-6r");
        Says(TrialsimProcess.Run("size", directory["all.json"], "--for", "high", "--power", "0.15", "--solve", "prevalence", "--replicates", "256").Done(), "their median sil-6r is then");
    }

    [Fact]
    public void A_share_above_a_cut_is_not_sought_where_only_those_above_one_are_enrolled() =>
        Assert.Contains(
            "population.eligibility.markers[0].at-least: only those above a sil-6r are enrolled",
            TrialsimProcess.Run("size", Scenario, "--for", "high", "--power", "0.5", "--solve", "prevalence").Refused(), StringComparison.Ordinal);

    [Fact]
    public void A_simulated_trial_is_analysed_by_its_biomarker_on_either_scale()
    {
        using var directory = new TemporaryDirectory();
        File.WriteAllText(directory["trial.csv"], TrialsimProcess.Run("cohort", Scenario).Done());
        string level = Analyze(directory, """{ "marker": "sil-6r", "column": "sil-6r-baseline", "unit": "ng/mL" }""");
        string logarithm = Analyze(directory, """{ "marker": "sil-6r", "column": "ln-sil-6r-baseline", "scale": "ln", "unit": "ng/mL" }""");
        Says(level, "baseline sil-6r above 36 ng/mL");
        Says(level, "stratified by baseline sil-6r (cut at 36 ng/mL)");
        Says(level, "arm x ln sil-6r");
        Says(level, "log odds ratio arm x age");
        string[] Numbers(string page) => [.. page.Split('\n').Where(line => !line.Contains("hash", StringComparison.Ordinal) && !line.StartsWith("Time", StringComparison.Ordinal))];
        Assert.Equal(Numbers(level), Numbers(logarithm)); // to the digits that are printed
    }

    [Fact]
    public void A_plan_says_which_columns_of_markers_it_lacks()
    {
        using var directory = new TemporaryDirectory();
        File.WriteAllText(directory["trial.csv"], TrialsimProcess.Run("cohort", Scenario).Done());
        File.WriteAllText(directory["plan.json"], Plan("""{ "marker": "age", "column": "age" }"""));
        string refusal = TrialsimProcess.Run("analyze", directory["trial.csv"], "--plan", directory["plan.json"]).Refused();
        Assert.Contains("subgroups are formed by baseline sil-6r, and no column is named for it.", refusal, StringComparison.Ordinal);
        Assert.Contains("it reads baseline sil-6r, and no column is named for it.", refusal, StringComparison.Ordinal);
    }

    private static string Everybody()
    {
        string text = File.ReadAllText(Scenario);
        int from = text.IndexOf("\"eligibility\"", StringComparison.Ordinal);
        return (text[..from] + "\"eligibility\": {}" + text[(text.IndexOf("] }", from, StringComparison.Ordinal) + 3)..])
            .Replace("\"sil-6r-alone\"", "\"sil-6r-everybody\"", StringComparison.Ordinal);
    }

    private static string Analyze(TemporaryDirectory directory, string column)
    {
        File.WriteAllText(directory["plan.json"], Plan(column + """, { "marker": "age", "column": "age" }"""));
        return TrialsimProcess.Run("analyze", directory["trial.csv"], "--plan", directory["plan.json"]).Done();
    }

    private static string Plan(string markers) => $$"""
        {
          "title": "A trial of a drug by sIL-6R",
          "trial": {
            "patient": "patient",
            "arm": { "column": "arm", "treatment": "drug", "control": "placebo" },
            "baseline": "hamd-0",
            "sex": { "column": "sex", "female": "female", "male": "male" },
            "markers": [{{markers}}],
            "scores": { "kind": "wide", "visits": [{ "week": 6, "score": "hamd-6" }, { "week": 12, "score": "hamd-12" }] }
          },
          "subgroups": [{ "marker": "sil-6r", "above": 36 }],
          "analyses": [
            { "kind": "crp-interaction", "name": "interaction", "marker": { "kind": "log", "of": "sil-6r" } },
            { "kind": "logistic-interaction", "name": "by-age", "endpoint": "response-any-visit", "marker": { "kind": "log", "of": "age" }, "fit": "firth" },
            { "kind": "cmh", "name": "strata", "endpoint": "response-any-visit", "strata": [{ "kind": "baseline-crp", "marker": "sil-6r", "cuts": [36] }] },
            { "kind": "welch-t", "name": "high", "subgroup": "sil-6r>36" }
          ]
        }
        """;

    private static void Says(string page, string words)
    {
        string flowing = string.Join(' ', page.Split((char[])[' ', '\n'], StringSplitOptions.RemoveEmptyEntries));
        Assert.Contains(words, flowing, StringComparison.Ordinal);
        Assert.DoesNotContain("CRP", page, StringComparison.Ordinal);
        Assert.DoesNotContain("mg/L", page, StringComparison.Ordinal);
    }
}
