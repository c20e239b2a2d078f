using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace TrialSim.Tests.Behaviour;

public sealed partial class ClaimTests
{
    private static readonly string Raison = Repository.Path("scenarios/raison-2013.json");

    [Fact]
    public void The_answer_about_w1_reads_as_approved()
    {
        string output = TrialsimProcess.Run("claim", TrialsimProcess.W1, "--observed", "interaction-p=0.05", "--replicates", "2_000", "--workers", "2").Done();
        Approved.Is("claim-w1.txt", Time().Replace(output, "Time         0.00 s, "));
    }

    [Fact]
    public void The_help_reads_as_approved() => Approved.Is("help-claim.txt", TrialsimProcess.Run("claim", "--help").Done().ReplaceLineEndings("\n"));

    [Fact]
    public void One_and_three_workers_print_the_same_document_which_is_also_the_file()
    {
        using var directory = new TemporaryDirectory();
        string[] Arguments(string workers) => ["claim", TrialsimProcess.W1, "--observed", "interaction-p=0.05", "--replicates", "600", "--json", "--workers", workers];
        string one = TrialsimProcess.Run(Arguments("1")).Done();

        Assert.Equal(one, TrialsimProcess.Run([.. Arguments("3"), "--out", directory["made"]]).Done());
        Assert.Equal(one, File.ReadAllText(Assert.Single(Directory.GetFiles(directory["made"]))));
    }

    [Fact]
    public void The_document_has_the_properties_of_its_schema_everywhere()
    {
        var schema = JsonNode.Parse(TrialsimProcess.Run("schema", "--claim").Done())!;
        var document = JsonNode.Parse(TrialsimProcess.Run("claim", TrialsimProcess.W1, "--observed", "fisher-p=0.1", "--replicates", "500", "--json").Done())!;
        DocumentSchema.Holds(schema, document);
    }

    [Theory]
    [InlineData("interaction p <= 0.01", "interaction-p=0.01")]
    [InlineData("interaction p <= 0.01", "interaction-p<=1e-2")]
    [InlineData("interaction p <= 0.01, adverse", "interaction-p=0.01:adverse")]
    [InlineData("interaction p <= 0.05", "interaction")]
    [InlineData("interaction p <= 0.01 and ancova p > 0.05", "interaction-p=0.01", "ancova-p=0.05..1")]
    [InlineData("interaction p <= 0.01 and ancova p > 0.05", "interaction-p=0.01", "ancova-p>=0.05")]
    [InlineData("welch-crp>5 p <= 0.04", "welch-crp>5-p=0.04")]
    [InlineData("subgroup-without-overall", "subgroup-without-overall")]
    public void What_was_observed_can_be_written_so(string words, params string[] observed)
    {
        string[] arguments = ["claim", Raison, "--replicates", "300", "--json", "--observed", .. observed];
        var said = JsonNode.Parse(TrialsimProcess.Run(arguments).Done())!["observed"]!.AsArray();
        Assert.Equal(words, string.Join(" and ", said.Select(s => (string)s!)));
    }

    [Theory]
    [InlineData("--observed: interactoin-p=0.01: there is no analysis \"interactoin\".", "Did you mean \"interaction\"?", "--observed", "interactoin-p=0.01")]
    [InlineData("--observed: interaction-p=0.o1: \"0.o1\" is not a p-value.", "Use a number from 0 to 1", "--observed", "interaction-p=0.o1")]
    [InlineData("--observed: interaction-p=1.2: \"1.2\" is not a p-value.", "Use a number from 0 to 1", "--observed", "interaction-p=1.2")]
    [InlineData("--observed: interaction-p=0: every trial, or none, has such a p-value.", "Use a number above 0", "--observed", "interaction-p=0")]
    [InlineData("--observed: interaction-p=0.05..0.01: no p-value lies above 0.05 and is at most 0.01.", "smaller number first", "--observed", "interaction-p=0.05..0.01")]
    [InlineData("--observed: interaction-p=0.01:advers: \"advers\" is no direction.", "Did you mean \"adverse\"?", "--observed", "interaction-p=0.01:advers")]
    [InlineData("--observed: subgroup-rule: nothing in the scenario is called \"subgroup-rule\".", "Write NAME-p=VALUE", "--observed", "subgroup-rule")]
    [InlineData("--observed: interaction-p=0..1: every trial has such a p-value", "narrow the range", "--observed", "interaction-p=0..1")]
    [InlineData("--observed: no-overall-effect:adverse: \"no-overall-effect\" is a decision", "Write its name alone", "--observed", "no-overall-effect:adverse")]
    [InlineData("--observed: interaction-p=0.01:adverse: \"interaction\" is observed twice.", "name it once", "--observed", "interaction-p=0.01", "interaction-p=0.01:adverse")]
    [InlineData("--prior: \"1\" is no probability beforehand.", "above 0 and below 1", "--observed", "interaction", "--prior", "1")]
    [InlineData("no/such.json: ", "", "--observed", "interaction", "--truth", "no/such.json")]
    public void A_question_that_cannot_be_answered_is_refused_with_a_remedy(string found, string remedy, params string[] arguments)
    {
        string error = TrialsimProcess.Run(["claim", Raison, .. arguments]).Refused();
        Assert.StartsWith(found, error, StringComparison.Ordinal);
        Assert.Contains(remedy, error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("interaction-p=0.01", false)]
    [InlineData("interaction-p=0.01:adverse", true)]
    public void A_finding_against_the_scenario_is_pointed_out(string observed, bool isAgainst)
    {
        string output = TrialsimProcess.Run("claim", Raison, "--replicates", "400", "--observed", observed).Done();
        Assert.Equal(isAgainst, output.Contains("points away from what is true", StringComparison.Ordinal));
        Assert.Equal(isAgainst, Spaces().Replace(output, " ").Contains("cannot be said: the true effect points the other way.", StringComparison.Ordinal));
    }

    // two 99% intervals of one number, from different seeds: they lie apart in less than one of a thousand pairs
    [Fact]
    public void The_patients_that_confirm_a_finding_are_those_that_size_finds()
    {
        static JsonNode Run(params string[] arguments) => JsonNode.Parse(TrialsimProcess.Run([.. arguments, "--replicates", "4000", "--json"]).Done())!;
        var confirmed = Run("claim", Raison, "--observed", "interaction-p=0.01")["truths"]![1]!["confirmations"]![1]!;
        var sized = Run("size", Raison, "--for", "interaction", "--power", "0.9", "--effect", "0.5")["answers"]![0]!;

        Assert.Equal(0.9, (double)confirmed["wanted-power"]!);
        Assert.InRange((double)confirmed["lower"]!, 0, (double)sized["upper"]!);
        Assert.InRange((double)confirmed["upper"]!, (double)sized["lower"]!, 400); // half the effect needs about 330
    }

    [Fact]
    public void Observing_nothing_is_refused()
    {
        string error = TrialsimProcess.Run("claim", Raison).Refused();
        Assert.Contains("--observed", error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_scenario_without_a_predictive_marker_needs_a_truth_that_has_one()
    {
        string nothing = Repository.Path("scenarios/raison-2013-null.json");
        string error = TrialsimProcess.Run("claim", nothing, "--observed", "interaction-p=0.01").Refused();
        Assert.Contains("there is no truth under which the marker is predictive", error, StringComparison.Ordinal);
        Assert.Contains("--truth FILE", error, StringComparison.Ordinal);

        string output = TrialsimProcess.Run("claim", nothing, "--observed", "interaction-p=0.01", "--truth", Raison, "--replicates", "1000").Done();
        Assert.Contains("(raison-2013)", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("scenarios/bench/w1.json", "it has no analysis \"ancova-locf\" of the same kind")]
    [InlineData("scenarios/raison-2013.json", null)]
    public void A_truth_with_other_analyses_is_refused(string truth, string? found)
    {
        string[] arguments = ["claim", Raison, "--observed", "interaction", "--replicates", "100", "--truth", Repository.Path(truth)];
        if (found is null)
        {
            TrialsimProcess.Run(arguments).Done();
        }
        else
        {
            Assert.Contains(found, TrialsimProcess.Run(arguments).Refused(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_truth_by_a_name_that_is_taken_is_refused()
    {
        string error = TrialsimProcess.Run("claim", Raison, "--observed", "interaction", "--truth", Raison, Raison).Refused();
        Assert.Contains("a truth called \"raison-2013\" is there already", error, StringComparison.Ordinal);
    }

    [GeneratedRegex("\\s+")]
    private static partial Regex Spaces();

    [GeneratedRegex("Time +[0-9.]+ s, ")]
    private static partial Regex Time();
}
