using System.Text.Json.Nodes;

namespace TrialSim.Tests.Behaviour;

/// <summary>Each command says what could mislead, on its page and in its document, and says nothing where nothing could.</summary>
public sealed class CautionsInCommandsTests
{
    private static readonly string Raison = Repository.Path("scenarios/raison-2013.json");
    private static readonly string Sceptical = Repository.Path("scenarios/priors/raison-2013-sceptical.json");
    private static readonly string AllComers = Repository.Path("scenarios/designs/raison-2013-all-comers.json");
    private static readonly string Balanced = Repository.Path("scenarios/designs/raison-2013-balanced.json");

    [Fact]
    public void Size_warns_of_its_goal_at_the_number_found_and_of_truths_that_need_very_different_numbers()
    {
        string[] size = ["size", Raison, "--for", "welch-crp>5", "--replicates", "1000", "--workers", "2", "--power"];
        Assert.Equal(["cut-from-the-data", "disagreeing-crp"], Kinds([.. size, "0.8", "--json"])); // some 440 patients: the subgroup is no small one
        string page = TrialsimProcess.Run([.. size, "0.2", "0.8", "--effect", "1", "0.5"]).Done();
        Assert.Contains("\nCaution      With ", page, StringComparison.Ordinal);
        Assert.Matches(@"With \d\d patients: crp>5 is expected to hold about 1\d patients in an arm", page);
        Assert.Matches("The truths asked about need .* patients for 20% power", page.Replace("\n             ", " ", StringComparison.Ordinal));
    }

    [Fact]
    public void Size_says_nothing_of_tests_that_it_was_not_asked_about()
    {
        string[] size = ["size", Raison, "--for", "interaction", "--power", "0.8", "0.9", "--replicates", "1000"];
        Assert.Empty(Kinds([.. size, "--json"]));
        Assert.DoesNotContain("Caution", TrialsimProcess.Run(size).Done(), StringComparison.Ordinal);
    }

    [Fact]
    public void Assure_warns_of_trials_that_rather_fail()
    {
        string[] assure = ["assure", Raison, "--prior", Sceptical, "--replicates", "4000", "--draws", "200", "--patients", "60", "480", "--for"];
        Assert.Equal(["small-subgroup", "cut-from-the-data", "disagreeing-crp", "sequential-question"], Kinds([.. assure, "welch-crp>5", "--json"]));
        Assert.Empty(Kinds([.. assure[..^3], "480", "--for", "interaction", "--json"]));
        string page = TrialsimProcess.Run([.. assure, "welch-crp>5"]).Done();
        Assert.Contains("\nCaution      With 60 patients: crp>5 is expected to hold about 11 patients in an arm", page, StringComparison.Ordinal);
        Assert.Contains("Under sceptical at 60 patients: The trial succeeds with probability 0.1", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Sweep_says_in_which_cells_a_caution_holds()
    {
        string[] sweep = ["sweep", Raison, "--vary", "n=60,240", "--vary", "outcome.drug-effect.slope=-5.5,-2", "--replicates", "500", "--workers", "2"];
        var cautions = Cautions([.. sweep, "--json"]);
        Assert.Equal(["underpowered-interaction", "small-subgroup", "cut-from-the-data", "disagreeing-crp"], cautions.Select(c => c.Kind));
        Assert.StartsWith("In 1 of 4 cells (n = 60; slope = -2): interaction finds the interaction that is there in 1", cautions[0].Text, StringComparison.Ordinal);
        Assert.StartsWith("In 2 of 4 cells (n = 60): crp>5 is expected to hold about 11 patients in an arm", cautions[1].Text, StringComparison.Ordinal);
        Assert.StartsWith("crp>5 was chosen after the data were seen", cautions[2].Text, StringComparison.Ordinal);

        string page = TrialsimProcess.Run([.. sweep, "--for", "interaction"]).Done();
        Assert.Contains("\nCaution      In 1 of 4 cells (n = 60; slope = -2): interaction finds", page, StringComparison.Ordinal);
        Assert.DoesNotContain("crp>5 was chosen", page, StringComparison.Ordinal);
        Assert.Empty(Kinds("sweep", Repository.Path("scenarios/bench/w2.json"), "--vary", "n=60,64", "--replicates", "64", "--json"));
    }

    [Fact]
    public void Sweep_tells_cells_that_have_no_value_in_common_by_their_numbers()
    {
        var cautions = Cautions("sweep", TrialsimProcess.W1, "--zip", "--vary", "n=60,400,60,60", "--vary", "outcome.rater-noise=1,1,2,3", "--replicates", "64", "--json");
        Assert.StartsWith("In 3 of 4 cells (n = 60; rater-noise = 1, 2 and 3)", cautions.Single(c => c.Kind == "small-subgroup").Text, StringComparison.Ordinal);
        cautions = Cautions("sweep", TrialsimProcess.W1, "--vary", "n=60,300", "--vary", "subgroups[0].crp-above=2,5,30", "--replicates", "64", "--json");
        Assert.StartsWith("In 4 of 6 cells (numbers 1 to 3, 6)", cautions.Single(c => c.Kind == "small-subgroup").Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Compare_says_in_which_designs_a_caution_holds()
    {
        var cautions = Cautions("compare", AllComers, Balanced, "--for", "success", "--replicates", "500", "--json");
        Assert.Equal(["disagreeing-crp", "sequential-question"], cautions.Select(c => c.Kind));
        Assert.StartsWith("In all 2 designs, such as all-comers: Recruitment takes", cautions[1].Text, StringComparison.Ordinal);
        Assert.Contains("\nCaution      ", TrialsimProcess.Run("compare", AllComers, Balanced, "--for", "success", "--replicates", "500").Done(), StringComparison.Ordinal);
    }

    [Fact]
    public void Compare_warns_of_an_interaction_that_is_rather_missed_where_there_is_one()
    {
        string halved = Repository.Path("scenarios/raison-2013-shrunk.json"), without = Repository.Path("scenarios/raison-2013-null.json");
        var caution = Cautions("compare", Raison, halved, without, "--for", "interaction", "--replicates", "500", "--json").Single(c => c.Kind == "underpowered-interaction");
        Assert.StartsWith("In raison-2013-shrunk: interaction finds the interaction that is there in ", caution.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Claim_warns_of_what_showed_the_finding()
    {
        Assert.Equal(["small-subgroup", "cut-from-the-data", "disagreeing-crp"], Kinds("claim", Raison, "--observed", "welch-crp>5", "--replicates", "2000", "--json"));
        Assert.Empty(Kinds("claim", Raison, "--observed", "interaction-p=0.01", "--replicates", "2000", "--json"));
    }

    [Fact]
    public void Forty_rules_share_their_sentences() => Assert.Equal(
        ["small-subgroup", "cut-from-the-data", "disagreeing-crp"], Kinds("run", Raison, "--rules", "standard", "--replicates", "64", "--json"));

    private static IEnumerable<string> Kinds(params string[] arguments) => Cautions(arguments).Select(c => c.Kind);

    private static List<(string Kind, string Text)> Cautions(params string[] arguments) =>
        [.. JsonNode.Parse(TrialsimProcess.Run(arguments).Done())!["cautions"]!.AsArray().Select(c => ((string)c!["kind"]!, (string)c["text"]!))];
}
