using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace TrialSim.Tests.Behaviour;

public sealed partial class CompareTests
{
    private static readonly string AllComers = Design("all-comers");
    private static readonly string Larger = Design("all-comers-200");
    private static readonly string Enriched = Design("enriched");
    private static readonly string Raison = Repository.Path("scenarios/raison-2013.json");

    [Fact]
    public void The_comparison_of_shipped_designs_reads_as_approved()
    {
        string output = TrialsimProcess.Run("compare", AllComers, Larger, Enriched, "--for", "success", "--replicates", "512", "--workers", "2").Done();
        Approved.Is("compare-designs.txt", Time().Replace(output, "Time         0.00 s, "));
    }

    [Fact]
    public void The_help_reads_as_approved() => Approved.Is("help-compare.txt", TrialsimProcess.Run("compare", "--help").Done().ReplaceLineEndings("\n"));

    [Fact]
    public void One_and_three_workers_print_the_same_document_which_is_also_the_file_and_obeys_its_schema()
    {
        using var directory = new TemporaryDirectory();
        string[] Arguments(string workers) => ["compare", AllComers, Enriched, "--for", "success", Enriched + ":ancova", "--replicates", "300", "--json", "--workers", workers];
        string one = TrialsimProcess.Run(Arguments("1")).Done();
        Assert.Equal(one, TrialsimProcess.Run([.. Arguments("3"), "--out", directory["made"]]).Done());
        Assert.Equal(one, File.ReadAllText(Assert.Single(Directory.GetFiles(directory["made"]))));
        var document = JsonNode.Parse(one)!;
        DocumentSchema.Holds(JsonNode.Parse(TrialsimProcess.Run("schema", "--compare").Done())!, document);
        Assert.Equal(["success", "ancova"], document["designs"]!.AsArray().Select(d => (string)d!["goal"]!));
    }

    [Fact]
    public void The_reference_is_the_first_or_the_one_that_is_named()
    {
        string[] arguments = ["compare", Raison, Repository.Path("scenarios/raison-2013-null.json"), "--for", "interaction", "--replicates", "64", "--json"];
        Assert.Equal("raison-2013", Reference(arguments));
        Assert.Equal("raison-2013-null", Reference([.. arguments, "--reference", "raison-2013-null"]));
        Assert.Equal("raison-2013-null", Reference([.. arguments, "--reference", Repository.Path("scenarios/raison-2013-null.json")]));
    }

    [Fact]
    public void Designs_with_other_truths_are_compared_with_a_warning()
    {
        string output = TrialsimProcess.Run("compare", Raison, Repository.Path("scenarios/raison-2013-shrunk.json"), "--for", "interaction", "--replicates", "64").Done().ReplaceLineEndings(" ");
        Assert.Contains("differ in what is true of the patients", output, StringComparison.Ordinal);
        Assert.Contains("outcome.drug-effect.slope", output, StringComparison.Ordinal);
        Assert.Contains("nothing is said of those who come after", output, StringComparison.Ordinal);
    }

    [Fact]
    public void Successes_against_the_drug_are_told_apart()
    {
        string[] arguments = ["compare", Raison, Repository.Path("scenarios/raison-2013-shrunk.json"), "--for", "ancova", "--replicates", "256"];
        string page = TrialsimProcess.Run(arguments).Done().ReplaceLineEndings(" ");
        Assert.Contains("Most successes of raison-2013 and raison-2013-shrunk are against the drug", page, StringComparison.Ordinal);
        Assert.Contains("succeeds, but against the drug", page, StringComparison.Ordinal);
    }

    [Fact]
    public void A_target_error_is_kept_by_every_rate_and_difference()
    {
        string text = TrialsimProcess.Run("compare", Raison, Repository.Path("scenarios/raison-2013-null.json"), "--for", "interaction", "--mcse", "0.01", "--json").Done();
        var document = JsonNode.Parse(text)!;
        foreach (var figure in document["figures"]!.AsArray().Where(f => (string)f!["figure"]! is "power" or "false-positive-rate"))
        {
            Assert.InRange((double)figure!["value"]!["mcse"]!, 0, 0.01);
            Assert.InRange(figure["difference"] is { } difference ? (double)difference["mcse"]! : 0, 0, 0.01);
        }

        // the power of 0.74 needs 0.74 x 0.26 / 0.01^2 trials, the difference of it to 0.05 about a quarter more
        Assert.InRange((long)document["provenance"]!["replicates"]!, 1_900, 2_900);
    }

    [Theory]
    [InlineData("a comparison needs two scenarios or more", "Name the files", 1, "--for", "success")]
    [InlineData("--for: nothing in raison-2013-all-comers is called \"sucess\".", "Did you mean \"success\"?", 2, "--for", "sucess")]
    [InlineData("are both to hold for every design", "FILE:NAME", 2, "--for", "success", "ancova")]
    [InlineData("--reference: \"raison\" is none of the designs.", "Designs", 2, "--for", "success", "--reference", "raison")]
    [InlineData("--mcse and --replicates are two ways", "Give one of them", 2, "--for", "success", "--mcse", "0.01", "--replicates", "100")]
    [InlineData("--at-most limits a run with --mcse", "Add --mcse", 2, "--for", "success", "--at-most", "2000")]
    [InlineData("--mcse: \"0,1\" is not a number above 0 and below 1", "0.005", 2, "--for", "success", "--mcse", "0,1")]
    public void What_cannot_be_compared_is_refused_with_a_remedy(string found, string remedy, int designs, params string[] options)
    {
        string error = TrialsimProcess.Run(["compare", .. new[] { AllComers, Enriched }.Take(designs), .. options]).Refused();
        Assert.Contains(found, error, StringComparison.Ordinal);
        Assert.Contains(remedy, error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_target_error_that_is_not_reached_is_refused()
    {
        string error = TrialsimProcess.Run(
            "compare", Raison, Repository.Path("scenarios/raison-2013-null.json"), "--for", "interaction", "--mcse", "0.001", "--at-most", "1024").Refused();
        Assert.Contains("--mcse: after 1,024 trials of each design the largest error", error, StringComparison.Ordinal);
        Assert.Contains("--at-most", error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_target_error_far_out_of_reach_is_refused_early()
    {
        string error = TrialsimProcess.Run("compare", Raison, Repository.Path("scenarios/raison-2013-null.json"), "--for", "interaction", "--mcse", "1e-9").Refused();
        Assert.Contains("--mcse: after 4,096 trials of each design the largest error", error, StringComparison.Ordinal);
        Assert.Contains("which needs about", error, StringComparison.Ordinal);
    }

    [Fact]
    public void Designs_of_one_name_are_told_apart_by_their_number()
    {
        using var directory = new TemporaryDirectory();
        Directory.CreateDirectory(directory["copies"]);
        string copy = Path.Combine(directory["copies"], "a.json");
        File.Copy(Raison, copy);
        var document = JsonNode.Parse(TrialsimProcess.Run("compare", Raison, copy, "--for", "interaction", "--replicates", "64", "--json").Done())!;
        Assert.Equal(["raison-2013 (1)", "raison-2013 (2)"], document["designs"]!.AsArray().Select(d => (string)d!["name"]!));
    }

    [Fact]
    public void A_goal_that_one_design_lacks_is_asked_for_by_its_file()
    {
        string error = TrialsimProcess.Run("compare", AllComers, Enriched, "--for", AllComers + ":success").Refused();
        Assert.Contains($"nothing says what {Enriched} is to show", error, StringComparison.Ordinal);
    }

    private static string Reference(string[] arguments) => (string)JsonNode.Parse(TrialsimProcess.Run(arguments).Done())!["reference"]!;

    private static string Design(string name) => Repository.Path($"scenarios/designs/raison-2013-{name}.json");

    [GeneratedRegex("Time +[0-9.]+ s, ")]
    private static partial Regex Time();
}
