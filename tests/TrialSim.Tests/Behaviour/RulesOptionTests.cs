namespace TrialSim.Tests.Behaviour;

/// <summary><c>trialsim run --rules</c>.</summary>
public class RulesOptionTests
{
    private static readonly string Raison = Repository.Path("scenarios/raison-2013.json");

    [Fact]
    public void The_standard_rules_are_scored_under_the_scenario_itself()
    {
        string report = TrialsimProcess.Run("run", Raison, "--rules", "standard", "--replicates", "64").Done();
        Assert.Contains("Claim rules (shares of trials)", report, StringComparison.Ordinal);
        Assert.Contains("holm: overall-effect", report, StringComparison.Ordinal);
        Assert.Contains("Exaggeration: claimed effect over true effect, by estimate", report, StringComparison.Ordinal);
    }

    [Fact]
    public void Rules_that_the_scenario_does_not_fit_are_named()
    {
        var result = TrialsimProcess.Run("run", Repository.Path("scenarios/bench/w2.json"), "--rules", "standard", "--replicates", "8");
        Assert.Contains("Left out: sides: ", result.Error, StringComparison.Ordinal);
        Assert.Contains("with the rules of the plan", result.Output, StringComparison.Ordinal);
        Assert.Equal(0, result.ExitCode);
    }

    [Fact]
    public void A_plan_without_a_name_is_refused() =>
        Assert.Contains("--rules: no plan is named", TrialsimProcess.Run("run", Raison, "--rules", "").Refused(), StringComparison.Ordinal);

    [Fact]
    public void A_plan_that_is_not_there_is_refused()
    {
        var result = TrialsimProcess.Run("run", Raison, "--rules", "no-such-plan.json");
        Assert.Equal(2, result.ExitCode);
        Assert.Empty(result.Output);
        Assert.Contains("no-such-plan.json", result.Error, StringComparison.Ordinal);
    }
}
