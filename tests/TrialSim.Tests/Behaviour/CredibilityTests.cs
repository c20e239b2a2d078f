using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace TrialSim.Tests.Behaviour;

public sealed partial class CredibilityTests
{
    private static readonly string Raison = Repository.Path("scenarios/raison-2013.json");

    [Fact]
    public void The_assessment_of_w1_reads_as_approved()
    {
        string output = TrialsimProcess.Run("credibility", TrialsimProcess.W1, "--replicates", "2_000", "--workers", "2").Done();
        Approved.Is("credibility-w1.txt", Time().Replace(output, "Time         0.00 s, "));
    }

    [Fact]
    public void The_help_reads_as_approved() => Approved.Is("help-credibility.txt", TrialsimProcess.Run("credibility", "--help").Done().ReplaceLineEndings("\n"));

    [Fact]
    public void One_and_three_workers_print_the_same_document_which_is_also_the_file()
    {
        using var directory = new TemporaryDirectory();
        string[] Arguments(string workers) => ["credibility", TrialsimProcess.W1, "--replicates", "600", "--json", "--workers", workers];
        string one = TrialsimProcess.Run(Arguments("1")).Done();

        Assert.Equal(one, TrialsimProcess.Run([.. Arguments("3"), "--out", directory["made"]]).Done());
        Assert.Equal(one, File.ReadAllText(Assert.Single(Directory.GetFiles(directory["made"]))));
    }

    [Fact]
    public void The_document_has_the_properties_of_its_schema_everywhere()
    {
        var schema = JsonNode.Parse(TrialsimProcess.Run("schema", "--credibility").Done())!;
        var document = JsonNode.Parse(TrialsimProcess.Run("credibility", TrialsimProcess.W1, "--replicates", "500", "--json", "--prior", "0.2").Done())!;
        DocumentSchema.Holds(schema, document);
    }

    [Theory]
    [InlineData("--analysis: no test of interaction is called \"welch-crp>5\".", "Tests of interaction: \"interaction\".", "--analysis", "welch-crp>5")]
    [InlineData("--analysis: no test of interaction is called \"interacton\".", "Did you mean \"interaction\"?", "--analysis", "interacton")]
    [InlineData("--prior: \"half\" is no probability beforehand.", "above 0 and below 1", "--prior", "half")]
    public void What_cannot_be_assessed_is_refused_with_a_remedy(string found, string remedy, params string[] arguments)
    {
        string error = TrialsimProcess.Run(["credibility", Raison, .. arguments]).Refused();
        Assert.StartsWith(found, error, StringComparison.Ordinal);
        Assert.Contains(remedy, error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_scenario_without_a_test_of_interaction_is_refused()
    {
        using var directory = new TemporaryDirectory();
        string text = File.ReadAllText(TrialsimProcess.W1);
        File.WriteAllText(directory["none.json"], text
            .Replace("{ \"kind\": \"crp-interaction\", \"name\": \"interaction\" },", string.Empty, StringComparison.Ordinal)
            .Replace("\"claims\": [\"interaction\", \"welch-crp>5\"]", "\"claims\": []", StringComparison.Ordinal));
        Assert.Contains("no analysis tests an interaction", TrialsimProcess.Run("credibility", directory["none.json"]).Refused(), StringComparison.Ordinal);
    }

    [GeneratedRegex("Time +[0-9.]+ s, ")]
    private static partial Regex Time();
}
