using System.Text.Json.Nodes;

namespace TrialSim.Tests.Behaviour;

/// <summary><c>trialsim run --mcse</c>.</summary>
public class PrecisionOptionTests
{
    private static readonly string[] PrecisionKeys =
    [
        "targets", "at-most", "held-by", "held-by-mcse", "replicates-needed", "replicates-done", "figures-held", "out-of-reach", "without-value",
    ];

    [Fact]
    public void The_page_says_which_figure_held_the_run()
    {
        string page = Flat(Run("rejection-rate=0.005").Done());
        Assert.Contains("Monte Carlo standard error wanted: rejection-rate at most 0.005. All", page, StringComparison.Ordinal);
        Assert.Matches(@"The run was held by rejection-rate of [\w-]+, the last to reach its target, at [\d,]+ trials \(needed: about [\d,]+\)\.", page);
    }

    [Fact]
    public void No_figure_of_the_document_is_above_its_target_and_the_trials_repeat_it()
    {
        string[] common = ["run", TrialsimProcess.W1, "--json"];
        var document = JsonNode.Parse(TrialsimProcess.Run([.. common, "--mcse", "0.1", "--workers", "2"]).Done())!;
        var precision = document["precision"]!;
        Assert.Equal(PrecisionKeys, precision.AsObject().Select(p => p.Key));
        Assert.Empty(precision["out-of-reach"]!.AsArray());
        Assert.All(document["figures"]!.AsArray(), f => Assert.InRange((double?)f!["mcse"] ?? 0, 0, 0.1));
        Assert.True((long)precision["replicates-done"]! > 1024);
        Assert.InRange((double)precision["replicates-done"]!, (double)precision["replicates-needed"]!, 1.1 * (double)precision["replicates-needed"]!);

        var again = JsonNode.Parse(TrialsimProcess.Run([.. common, "--replicates", (string)precision["replicates-done"]!.ToString(), "--workers", "1"]).Done())!;
        Assert.Null(again["precision"]);
        Assert.Equal(document["provenance"]!.ToJsonString(), again["provenance"]!.ToJsonString());
        Assert.Equal(document["figures"]!.ToJsonString(), again["figures"]!.ToJsonString());
    }

    [Fact]
    public void The_schema_documents_the_part()
    {
        var part = JsonNode.Parse(TrialsimProcess.Run("schema", "--results").Done())!["properties"]!["precision"]!;
        Assert.Equal(PrecisionKeys, part["properties"]!.AsObject().Select(p => p.Key));
    }

    [Fact]
    public void The_words_of_a_figure_are_read_back()
    {
        string page = Flat(Run("hamd-mean of drug in all at week 0=0.5", "type-m of interaction=0.2").Done());
        Assert.Contains("hamd-mean of drug in all at week 0 at most 0.5; type-m of interaction at most 0.2. All 2 figures keep it.", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("infliximab-safety", "events-per-patient of serious of placebo in all", "0.01", "The figure keeps")]
    [InlineData("infliximab-safety", "events-per-patient of serious", "0.01", "All 2 figures keep")] // an arm each
    [InlineData("raison-2013-markers", "followed-ratio of il-6 at week 4", "0.02", "All 2 figures keep")]
    public void A_kind_of_event_and_a_followed_biomarker_can_be_named(string scenario, string words, string error, string held) => Assert.Contains(
        $"{words} at most {error}. {held} it.",
        Flat(TrialsimProcess.Run("run", Repository.Path($"scenarios/{scenario}.json"), "--mcse", $"{words}={error}").Done()), StringComparison.Ordinal);

    [Fact]
    public void After_its_measure_an_event_is_meant_and_not_the_analysis_of_that_name()
    {
        using var directory = new TemporaryDirectory();
        string text = File.ReadAllText(Repository.Path("scenarios/infliximab-safety.json")).Replace("\"serious-fisher\"", "\"serious\"", StringComparison.Ordinal);
        File.WriteAllText(directory["s.json"], text);
        string page = Flat(TrialsimProcess.Run("run", directory["s.json"], "--mcse", "event-share serious=0.01", "--mcse", "rejection-rate of serious=0.02").Done());
        Assert.Contains("event-share of serious at most 0.01; rejection-rate of serious at most 0.02. All 3 figures keep it.", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Targets_that_the_trials_allowed_do_not_reach_fail_and_nothing_is_written()
    {
        using var directory = new TemporaryDirectory();
        var result = TrialsimProcess.Run("run", TrialsimProcess.W1, "--mcse", "rejection-rate=0.0001", "--at-most", "20000", "--out", directory["out"]);
        Assert.Equal(1, result.ExitCode);
        Assert.Empty(result.Output);
        Assert.False(Directory.Exists(directory["out"]));
        Assert.Contains("not reached within 19,968 trials", result.Error, StringComparison.Ordinal);
        Assert.Contains("or allow more with --at-most", result.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("no Monte Carlo standard error", "many")]
    [InlineData("no Monte Carlo standard error", "0")]
    [InlineData("no Monte Carlo standard error", "-0.1")]
    [InlineData("no Monte Carlo standard error", "bias=NaN")]
    [InlineData("no figure is named before", "=0.1")]
    [InlineData("Did you mean \"rejection-rate\"?", "rejecton-rate=0.1")]
    [InlineData("Did you mean \"interaction\"?", "bias of interacton=0.1")]
    [InlineData("no figure has them all", "prevalence of interaction=0.1")]
    [InlineData("names what is named already", "bias coverage=0.1")]
    [InlineData("week 13 is no visit", "hamd-mean at week 13=0.1")]
    [InlineData("there is a target for bias already", "bias=0.1", "bias=0.2")]
    [InlineData("that does not come from the replicates", "marker-mean=0.000000001")]
    public void A_target_that_is_none_is_refused(string why, params string[] targets) =>
        Assert.Contains(why, Run(targets).Refused(), StringComparison.Ordinal);

    [Fact]
    public void Figures_in_money_count_only_where_they_are_named()
    {
        string costly = Repository.Path("scenarios/designs/raison-2013-all-comers.json");
        string page = Flat(TrialsimProcess.Run("run", costly, "--mcse", "5").Done());
        Assert.Contains("cost and cost-sd are held to no error", page, StringComparison.Ordinal);
        Assert.Contains("The first 1,024 trials", page, StringComparison.Ordinal);
        page = Flat(TrialsimProcess.Run("plan", costly, "--mcse", "5").Done());
        Assert.Contains("cost and cost-sd are held to no error", page, StringComparison.Ordinal);
        page = Flat(TrialsimProcess.Run("run", costly, "--mcse", "5", "--mcse", "cost=200").Done());
        Assert.DoesNotContain("cost and cost-sd are held to no error", page, StringComparison.Ordinal);
        Assert.Contains("The run was held by cost", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Two_ways_to_say_how_long_a_run_is_are_refused() => Assert.Contains(
        "--mcse and --replicates are two ways", TrialsimProcess.Run("run", TrialsimProcess.W1, "--mcse", "0.1", "--replicates", "1000").Refused(), StringComparison.Ordinal);

    [Fact]
    public void A_limit_without_a_target_is_refused() => Assert.Contains(
        "--at-most limits a run with --mcse", TrialsimProcess.Run("run", TrialsimProcess.W1, "--at-most", "5000").Refused(), StringComparison.Ordinal);

    private static CommandResult Run(params string[] targets) =>
        TrialsimProcess.Run(["run", TrialsimProcess.W1, .. targets.SelectMany(t => (string[])["--mcse", t])]);

    private static string Flat(string page) => string.Join(' ', page.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
