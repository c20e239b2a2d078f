using System.Text.Json.Nodes;

namespace TrialSim.Tests.Behaviour;

/// <summary><c>trialsim plan</c>.</summary>
public class PlanTests
{
    [Fact]
    public void The_plan_of_w1_reads_as_approved()
    {
        string page = TrialsimProcess.Run("plan", TrialsimProcess.W1, "--mcse", "0.05", "--mcse", "rejection-rate=0.002", "--workers", "2").Done();
        Approved.Is("plan-w1.txt", System.Text.RegularExpressions.Regex.Replace(page, "Time +about [^;]+; not\\s+reproducible\\.", "Time         (measured)"));
    }

    [Fact]
    public void The_table_of_shares_reads_as_approved() => Approved.Is("plan-shares.txt", TrialsimProcess.Run("plan", "--mcse", "0.002").Done());

    [Fact]
    public void The_help_reads_as_approved() => Approved.Is("help-plan.txt", TrialsimProcess.Run("plan", "--help").Done().ReplaceLineEndings("\n"));

    [Theory]
    [InlineData("--mcse", "0.01")]
    [InlineData("--replicates", "50000")]
    public void The_document_keeps_to_its_schema(string option, string value)
    {
        var schema = JsonNode.Parse(TrialsimProcess.Run("schema", "--precision").Done())!;
        string text = TrialsimProcess.Run("plan", TrialsimProcess.W1, option, value, "--json", "--workers", "2").Done();
        DocumentSchema.Holds(schema, JsonNode.Parse(text));
        Assert.Equal(text, TrialsimProcess.Run("plan", TrialsimProcess.W1, option, value, "--json", "--workers", "1").Done());
        DocumentSchema.Holds(schema, JsonNode.Parse(TrialsimProcess.Run("plan", option, value, "--json").Done()));
    }

    [Fact]
    public void Every_figure_of_the_pilot_is_planned()
    {
        var plan = JsonNode.Parse(TrialsimProcess.Run("plan", TrialsimProcess.W1, "--mcse", "0.01", "--json").Done())!;
        var run = JsonNode.Parse(TrialsimProcess.Run("run", TrialsimProcess.W1, "--replicates", "4096", "--json").Done())!;
        Assert.Equal(run["provenance"]!.ToJsonString(), plan["pilot"]!.ToJsonString());
        Assert.Equal(run["figures"]!.AsArray().Select(f => (double?)f!["mcse"]), plan["figures"]!.AsArray().Select(f => (double?)f!["mcse"]));
        Assert.Equal((double)plan["replicates"]!, plan["figures"]!.AsArray().Max(f => (double?)f!["forecast"] ?? 0), 256.0);
    }

    [Fact]
    public void Files_are_written_where_they_are_wanted()
    {
        using var directory = new TemporaryDirectory();
        string page = TrialsimProcess.Run("plan", TrialsimProcess.W1, "--mcse", "0.01", "--out", directory["plans"]).Done();
        Assert.Contains("plan.json", page, StringComparison.Ordinal);
        Assert.Equal(TrialsimProcess.Run("plan", TrialsimProcess.W1, "--mcse", "0.01", "--json").Done(), File.ReadAllText(Path.Combine(directory["plans"], "plan.json")));
    }

    [Theory]
    [InlineData("one of them", "W1")]
    [InlineData("one of them", "W1", "--mcse", "0.1", "--replicates", "1000")]
    [InlineData("one of them")]
    [InlineData("without a scenario there are no figures to name", "--mcse", "bias=0.1")]
    [InlineData("without a scenario there are no figures to name", "--mcse", "0.1", "--mcse", "0.2")]
    [InlineData("--seed is about a scenario's trials", "--mcse", "0.1", "--seed", "3")]
    [InlineData("no Monte Carlo standard error", "--mcse", "much")]
    [InlineData("Did you mean \"coverage\"?", "W1", "--mcse", "covrage=0.1")]
    [InlineData("no figure has them all", "W1", "--mcse", "prevalence of fisher=0.1")]
    public void What_cannot_be_planned_is_refused(string why, params string[] arguments)
    {
        using var directory = new TemporaryDirectory();
        string error = TrialsimProcess.Run(["plan", .. arguments.Select(a => a == "W1" ? TrialsimProcess.W1 : a), "--out", directory["out"]]).Refused();
        Assert.Contains(why, error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(directory["out"]));
    }
}
