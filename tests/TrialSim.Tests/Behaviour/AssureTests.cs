using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace TrialSim.Tests.Behaviour;

public sealed partial class AssureTests
{
    private static readonly string Raison = Repository.Path("scenarios/raison-2013.json");

    private static readonly string Sceptical = Repository.Path("scenarios/priors/raison-2013-sceptical.json");

    private static readonly string Spike = Repository.Path("scenarios/priors/raison-2013-spike.json");

    [Fact]
    public void The_answer_about_w1_reads_as_approved()
    {
        string output = TrialsimProcess.Run(
            "assure", TrialsimProcess.W1, "--prior", Sceptical, Spike, "--for", "interaction", "--patients", "60", "120", "--replicates", "4_000", "--draws", "100", "--workers", "2").Done();
        Approved.Is("assure-w1.txt", Time().Replace(output, "Time         0.00 s, "));
    }

    [Fact]
    public void The_help_reads_as_approved() => Approved.Is("help-assure.txt", TrialsimProcess.Run("assure", "--help").Done().ReplaceLineEndings("\n"));

    [Fact]
    public void One_and_three_workers_print_the_same_document_which_is_also_the_file()
    {
        using var directory = new TemporaryDirectory();
        string[] Arguments(string workers) => ["assure", TrialsimProcess.W1, "--prior", Spike, "--for", "ancova", "--replicates", "1600", "--json", "--workers", workers];
        string one = TrialsimProcess.Run(Arguments("1")).Done();

        Assert.Equal(one, TrialsimProcess.Run([.. Arguments("3"), "--out", directory["made"]]).Done());
        Assert.Equal(one, File.ReadAllText(Assert.Single(Directory.GetFiles(directory["made"]))));
    }

    [Fact]
    public void The_document_has_the_properties_of_its_schema_everywhere()
    {
        using var directory = new TemporaryDirectory();
        string list = Prior(directory, "list", """{ "kind": "draws", "file": "list.csv" }""");
        File.WriteAllText(directory["list.csv"], "effect,population.crp.reliability\n0,0.8\n0.5,0.7\n1,0.9\n");
        var schema = JsonNode.Parse(TrialsimProcess.Run("schema", "--assure").Done())!;
        var document = JsonNode.Parse(TrialsimProcess.Run("assure", Raison, "--prior", list, Spike, "--for", "subgroup-without-overall", "--replicates", "500", "--json").Done())!;
        DocumentSchema.Holds(schema, document);
        var cell = document["cells"]![0]!;
        Assert.Equal(6, (int)cell["draws"]!);
        Assert.NotNull(cell["list-error"]);
        Assert.Null(document["cells"]![1]!["list-error"]);
        Assert.Null(cell["probability-of-benefit"]); // a decision has no direction
    }

    [Fact]
    public void A_trial_under_way_is_judged_by_its_interim_result_too()
    {
        string[] arguments = ["assure", Raison, "--for", "interaction", "--prior", Sceptical, Spike, "--replicates", "4000", "--draws", "100", "--interim", "n=32,estimate=-5,z=-2"];
        var interim = JsonNode.Parse(TrialsimProcess.Run([.. arguments, "--json"]).Done())!["interim"]!.AsArray();
        Assert.Equal(["the first stage's estimate", "the scenario's effect", "prior \"sceptical\", updated", "prior \"spike\", updated"], interim.Select(o => (string)o!["truth"]!));
        double[] success = [.. interim.Select(o => (double)o!["success"]!["estimate"]!)];
        Assert.True(success[0] > success[3] && success[2] > success[3], string.Join(' ', success)); // the sceptics' truths are smaller
        Assert.Contains("Given the interim result: probability that both stages together succeed", TrialsimProcess.Run(arguments).Done(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_wanted_error_is_reached()
    {
        var document = JsonNode.Parse(TrialsimProcess.Run("assure", TrialsimProcess.W1, "--prior", Spike, "--for", "ancova", "--mcse", "0.004", "--json").Done())!;
        Assert.InRange((double)document["cells"]![0]!["assurance"]!["mcse"]!, 0.001, 0.004);
    }

    [Theory]
    [InlineData("--for: nothing in raison-2013 is called \"interactoin\".", "Did you mean \"interaction\"?", "--for", "interactoin", "--prior", "SPIKE")]
    [InlineData("--patients: \"6o\" is not a number of patients.", "such as 60 120 240", "--for", "interaction", "--prior", "SPIKE", "--patients", "6o")]
    [InlineData("--patients 2: design.patients: 2 does not fit.", "It must be", "--for", "interaction", "--prior", "SPIKE", "--patients", "2")]
    [InlineData("--patients: 60 is there already.", "Name each size once", "--for", "interaction", "--prior", "SPIKE", "--patients", "60", "60")]
    [InlineData("--mcse: \"2%\" is not an error", "0.0001 to 0.1", "--for", "interaction", "--prior", "SPIKE", "--mcse", "2%")]
    [InlineData("--mcse: it decides", "Leave out", "--for", "interaction", "--prior", "SPIKE", "--mcse", "0.01", "--draws", "10")]
    [InlineData("--prior: ", "Give one of them another \"name\".", "--for", "interaction", "--prior", "SPIKE", "SPIKE")]
    [InlineData("--interim: \"m=3\" cannot be read", "Write --interim n=30", "--for", "interaction", "--prior", "SPIKE", "--interim", "m=3")]
    [InlineData("--interim: it needs n, estimate, and one of se and z.", "Write --interim n=30", "--for", "interaction", "--prior", "SPIKE", "--interim", "n=30,estimate=1")]
    [InlineData("--interim: n must be a whole number", "Write --interim n=30", "--for", "interaction", "--prior", "SPIKE", "--interim", "n=30,estimate=1,z=-2")]
    [InlineData("--interim: with 60 of 60 patients seen", "smaller n", "--for", "interaction", "--prior", "SPIKE", "--interim", "n=60,estimate=1,se=1")]
    [InlineData("--interim: a trial under way has one size", "one number", "--for", "interaction", "--prior", "SPIKE", "--interim", "n=30,estimate=1,se=1", "--patients", "60", "80")]
    [InlineData("--interim: subgroup-without-overall has no estimate", "Name such an analysis", "--for", "subgroup-without-overall", "--prior", "SPIKE", "--interim", "n=30,estimate=1,se=1")]
    [InlineData("no/such.json: ", "", "--for", "interaction", "--prior", "no/such.json")]
    public void A_question_that_cannot_be_answered_is_refused_with_a_remedy(string found, string remedy, params string[] arguments)
    {
        string error = TrialsimProcess.Run(["assure", Raison, .. arguments.Select(a => a == "SPIKE" ? Spike : a)]).Refused();
        Assert.StartsWith(found, error, StringComparison.Ordinal);
        Assert.Contains(remedy, error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("effect\n1\nx\n", ":3: effect: \"x\" is not a number.", "decimal point")]
    [InlineData("effect\n1\n,\n", ":3: 2 values where the columns are 1.", "separators")]
    [InlineData("outcome.drug-effect.slope,effect\n1,\n", ":2: effect: an empty cell.", "Every draw has a number")]
    [InlineData("slope\n1\n", ":1: slope: a column is \"effect\" or the path of a property.", "outcome.drug-effect.slope")]
    [InlineData("effect\n1\n1e9\n", ":3: effect: 1000000000 is too large.", "must be a number")]
    [InlineData("effect\n", ":1: the file has a line of column names and no rows below it.", "exported")]
    [InlineData("effect,outcome.drug-effect.slope\n1,-3\n0.5,-5.5\n", ":1: effect: \"effect\" multiplies the drug effect, of which \"outcome.drug-effect.slope\" is a part.", "Keep one of the two")]
    [InlineData("design.patients\n60\n240\n", ":1: design.patients: \"design.patients\" is chosen, not unknown", "for several sizes, --patients")]
    [InlineData("population.crp.reliability,population.eligibility.crp.lower\n0.8,1\n", ":1: population.eligibility.crp.lower: ", "is chosen, not unknown")]
    [InlineData("outcome.drug-effect.slop\n1\n", ":2: outcome.drug-effect.slop: not a property", "Did you mean \"slope\"?")]
    [InlineData("population.crp.reliability\n0.8\n1.4\n", ":3: population.crp.reliability: 1.4 does not fit.", "It must be")]
    [InlineData(null, ": there is no such file.", "Check the path")]
    public void A_list_of_draws_that_cannot_be_used_is_refused_with_its_line(string? csv, string found, string remedy)
    {
        using var directory = new TemporaryDirectory();
        string prior = Prior(directory, "list", """{ "kind": "draws", "file": "list.csv" }""");
        if (csv is not null)
        {
            File.WriteAllText(directory["list.csv"], csv);
        }

        string error = TrialsimProcess.Run("assure", Raison, "--for", "interaction", "--prior", prior, "--replicates", "80").Refused();
        Assert.Contains("list.csv" + found, error, StringComparison.Ordinal);
        Assert.Contains(remedy, error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_truth_that_no_scenario_can_have_is_refused_with_the_effect()
    {
        using var directory = new TemporaryDirectory();
        string prior = Prior(directory, "reliability", """{ "kind": "normal", "mean": 0.9, "sd": 0.2 }""", "\"about\": \"population.crp.reliability\",");
        string error = TrialsimProcess.Run("assure", Raison, "--for", "interaction", "--prior", prior, "--replicates", "800").Refused();
        Assert.Contains("which this prior holds possible, cannot be: population.crp.reliability: 1.", error, StringComparison.Ordinal);

        string multiple = TrialsimProcess.Run("assure", Repository.Path("scenarios/raison-2013-null.json"), "--for", "interaction", "--prior", Spike, "--replicates", "800").Refused();
        Assert.Contains("outcome.drug-effect: there is none", multiple, StringComparison.Ordinal);
        Assert.Contains("let \"about\" name the property", multiple, StringComparison.Ordinal);
    }

    [Fact]
    public void Both_commands_with_priors_refuse_one_about_the_design()
    {
        using var directory = new TemporaryDirectory();
        string prior = Prior(directory, "n", """{ "kind": "point", "effect": 240 }""", "\"about\": \"design.patients\",");
        string[][] commands = [["assure", Raison, "--for", "interaction", "--prior", prior], ["size", Raison, "--for", "interaction", "--power", "0.8", "--prior", prior]];
        Assert.All(commands, arguments =>
        {
            string error = TrialsimProcess.Run(arguments).Refused();
            Assert.Contains("n.json:1: about: \"design.patients\" is chosen, not unknown: a prior is about the truth.", error, StringComparison.Ordinal);
            Assert.Contains("about the population or outcome", error, StringComparison.Ordinal);
        });
    }

    [Fact]
    public void The_mean_of_drawn_slopes_is_a_slope_not_a_multiple()
    {
        using var directory = new TemporaryDirectory();
        string list = Prior(directory, "list", """{ "kind": "draws", "file": "list.csv" }""");
        File.WriteAllText(directory["list.csv"], "outcome.drug-effect.slope\n-2\n-4\n");
        string point = Prior(directory, "point", """{ "kind": "point", "effect": -3 }""", "\"about\": \"outcome.drug-effect.slope\",");
        var cells = JsonNode.Parse(TrialsimProcess.Run("assure", Raison, "--for", "interaction", "--prior", list, point, "--replicates", "800", "--json").Done())!["cells"]!;
        Assert.Equal((double)cells[1]!["power-at-mean"]!["estimate"]!, (double)cells[0]!["power-at-mean"]!["estimate"]!);
        Assert.InRange((double)cells[0]!["power-at-mean"]!["estimate"]!, 0.1, 0.6); // three times the effect would give 0.99
    }

    [Fact]
    public void Successes_against_the_treatment_are_called_harm_and_no_most_is_claimed()
    {
        using var directory = new TemporaryDirectory();
        string prior = Prior(directory, "reversed", """{ "kind": "point", "effect": -1 }""");
        string page = Words(TrialsimProcess.Run("assure", Raison, "--for", "interaction", "--prior", prior, "--replicates", "800").Done());
        Assert.Contains("Successes are mostly for harm: 0", page, StringComparison.Ordinal);
        Assert.DoesNotContain("of any size", page, StringComparison.Ordinal);
    }

    [Fact]
    public void That_nothing_was_found_is_no_true_or_false_success()
    {
        string[] arguments = ["assure", Raison, "--for", "no-overall-effect", "--prior", Spike, "--replicates", "800", "--draws", "1000000"];
        var document = JsonNode.Parse(TrialsimProcess.Run([.. arguments, "--json"]).Done())!;
        Assert.Equal("absence", (string?)document["success-points"]);
        Assert.Null(document["cells"]![0]!["predictive-value"]);
        string page = Words(TrialsimProcess.Run(arguments).Done());
        Assert.Contains("That is true or false of no truth here", page, StringComparison.Ordinal);
        Assert.Contains("100 truths instead of the 1,000,000 asked for", page, StringComparison.Ordinal);
    }

    private static string Words(string page) => string.Join(' ', page.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static string Prior(TemporaryDirectory directory, string name, string prior, string about = "")
    {
        string file = directory[name + ".json"];
        File.WriteAllText(file, $$"""{ "name": "{{name}}", "source": "a test", {{about}} "prior": {{prior}} }""");
        return file;
    }

    [GeneratedRegex("Time +[0-9.]+ s, ")]
    private static partial Regex Time();
}
