using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace TrialSim.Tests.Behaviour;

/// <summary>Questions about what a claim rule announced, and answers that cannot be given.</summary>
public sealed partial class ClaimedRuleTests
{
    private static readonly string Raison = Repository.Path("scenarios/raison-2013.json");

    [Fact]
    public void Of_a_claim_about_a_subgroup_the_effect_in_that_subgroup_is_estimated_and_confirmed()
    {
        using var directory = new TemporaryDirectory();
        var document = JsonNode.Parse(TrialsimProcess.Run("claim", WithRules(directory), "--observed", "rescued", "--replicates", "2000", "--json").Done())!;
        var given = document["truths"]!.AsArray().Single(t => (string)t!["name"]! == "as given")!;

        Assert.Equal("rescued", (string)document["estimated"]!);
        Assert.Equal("welch-crp>5", (string)document["confirming"]!);
        Assert.True((double)given["truth"]!["estimate"]! < -3, "everybody together is harmed; those above 5 mg/L gain 3.4 points");
        Assert.True((double)given["exaggeration"]!["estimate"]! > 1);
        Assert.True((double)given["sign-error"]!["estimate"]! < 0.1);
        Assert.InRange((long)given["confirmations"]![1]!["patients"]!, 100, 5000);
    }

    [Theory]
    [InlineData("searched", "cannot be said: the data choose the set that is claimed.")]
    [InlineData("either", "cannot be said: the rule makes claims about more than one set.")]
    public void Of_a_set_that_is_not_known_beforehand_no_confirming_size_is_given(string rule, string why)
    {
        using var directory = new TemporaryDirectory();
        string output = TrialsimProcess.Run("claim", WithRules(directory), "--observed", rule, "--replicates", "400").Done();

        Assert.Contains($"Estimated    {rule}: the effect that the rule claims", output, StringComparison.Ordinal);
        Assert.Contains(why, Unbroken(output), StringComparison.Ordinal);
        Assert.DoesNotContain("What would confirm it", output, StringComparison.Ordinal);
    }

    [Fact]
    public void One_reported_p_value_is_valued_by_the_near_figures_and_p_at_most_by_the_others()
    {
        string Words(string observed) => Unbroken(TrialsimProcess.Run("claim", Raison, "--observed", observed, "--replicates", "4000").Done());

        Assert.Matches("Against that null, the likelihood ratio of the reported p-value is [0-9.]+ ± [0-9.]+ \\(as given\\)", Words("interaction-p=0.05"));
        Assert.Matches("The likelihood ratio of a finding at least as strong against that null is [0-9.]+ ± [0-9.]+ \\(as given\\)", Words("interaction-p<=0.05"));
    }

    [Fact]
    public void What_no_trial_shows_has_no_worth_and_no_null_that_shows_it_most()
    {
        string output = TrialsimProcess.Run("claim", Raison, "--observed", "ancova", "no-overall-effect", "--replicates", "100").Done();

        Assert.Contains("None of 100 trials simulated under each truth shows", output, StringComparison.Ordinal);
        Assert.DoesNotContain("the null that shows it most often", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("10", "interaction-p=0.01")]
    [InlineData("1", "interaction-p=0.05..1")]
    public void Few_simulated_trials_do_not_say_that_a_confirmation_is_out_of_reach(string replicates, string observed)
    {
        string output = Unbroken(TrialsimProcess.Run("claim", Raison, "--observed", observed, "--replicates", replicates).Done());

        Assert.Matches("To confirm it with 90% power takes [0-9]+ patients \\[[0-9]+, [0-9]+\\] \\(as given\\)", output);
        Assert.DoesNotContain("more than 100,000", output, StringComparison.Ordinal);
    }

    private static string WithRules(TemporaryDirectory directory)
    {
        string scenario = File.ReadAllText(Raison);
        string rules = """
            "rules": [
              { "kind": "subgroup-without-overall", "name": "rescued", "of": ["ancova", "welch-crp>5"] },
              { "kind": "best-cut", "name": "searched", "cuts": [1, 3, 5, 10], "correction": { "kind": "none" } },
              { "kind": "holm", "name": "either", "of": ["ancova", "welch-crp>5"] }
            ],
            "claims":
            """;
        File.WriteAllText(directory["rules.json"], scenario.Replace("\"claims\":", rules, StringComparison.Ordinal));
        return directory["rules.json"];
    }

    private static string Unbroken(string output) => Spaces().Replace(output, " ");

    [GeneratedRegex("\\s+")]
    private static partial Regex Spaces();
}
