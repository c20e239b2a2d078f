using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace TrialSim.Tests.Behaviour;

public sealed partial class SizeTests
{
    private static readonly string Raison = Repository.Path("scenarios/raison-2013.json");
    private static readonly string Null = Repository.Path("scenarios/raison-2013-null.json");

    private static readonly string Prior = Repository.Path("scenarios/priors/raison-2013-sceptical.json");
    private static readonly string W2 = Repository.Path("scenarios/bench/w2.json");

    [Fact]
    public void The_answer_of_w1_reads_as_approved()
    {
        string output = TrialsimProcess.Run("size", TrialsimProcess.W1, "--for", "interaction", "--power", "0.8", "--mcse", "0.01", "--workers", "2").Done();
        Approved.Is("size-w1.txt", Time().Replace(output, "Time         0.00 s, "));
    }

    [Fact]
    public void The_help_reads_as_approved() => Approved.Is("help-size.txt", TrialsimProcess.Run("size", "--help").Done().ReplaceLineEndings("\n"));

    [Fact]
    public void One_and_three_workers_print_the_same_document_which_is_also_the_file()
    {
        using var directory = new TemporaryDirectory();
        string[] Arguments(string workers) => ["size", TrialsimProcess.W1, "--for", "interaction", "--power", "0.8", "0.9", "--effect", "1", "0.5", "--replicates", "2000", "--json", "--workers", workers];
        string one = TrialsimProcess.Run(Arguments("1")).Done();

        Assert.Equal(one, TrialsimProcess.Run([.. Arguments("3"), "--out", directory["made"]]).Done());
        Assert.Equal(one, File.ReadAllText(Path.Combine(directory["made"], "size.json")));
        Assert.StartsWith("part,truth,wanted-power,step,purpose,patients,lower,upper,trials,power,mcse", File.ReadAllText(Path.Combine(directory["made"], "size.csv")), StringComparison.Ordinal);
        Assert.Equal(2, Directory.GetFiles(directory["made"]).Length);
    }

    [Theory]
    [InlineData("--power", "0.8", "0.9", "--truth", "NULL")]
    [InlineData("--power", "0.8", "--solve", "effect")]
    [InlineData("--power", "0.7", "--solve", "visits")]
    [InlineData("--power", "0.7", "--solve", "dropout")]
    [InlineData("--power", "0.8", "--prior", "PRIOR")]
    public void The_document_has_the_properties_of_its_schema_everywhere(params string[] arguments)
    {
        var schema = JsonNode.Parse(TrialsimProcess.Run("schema", "--size").Done())!;
        string[] own = [.. arguments.Select(a => a == "NULL" ? Null : a == "PRIOR" ? Prior : a)];
        var document = JsonNode.Parse(TrialsimProcess.Run(["size", Raison, "--for", "interaction", "--replicates", "1000", "--json", .. own]).Done())!;
        DocumentSchema.Holds(schema, document);
    }

    [Fact]
    public void A_truth_without_effect_is_answered_in_words()
    {
        string output = TrialsimProcess.Run("size", Null, "--for", "interaction", "--power", "0.8", "0.9").Done();
        Assert.Contains("No patients for 80% and 90% power (truth: raison-2013-null). There is no drug effect", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--for: nothing in raison-2013 is called \"interacton\".", "Did you mean \"interaction\"?", "--for", "interacton", "--power", "0.8")]
    [InlineData("--power: \"80\" is no power to plan for.", "such as 0.8", "--for", "interaction", "--power", "80")]
    [InlineData("--power: 0.04 is not above the level of interaction, 0.05", "such as 0.8", "--for", "interaction", "--power", "0.04")]
    [InlineData("--power: 0.06 is too near to the level of interaction, 0.05", "Use 0.075 or more", "--for", "interaction", "--power", "0.06")]
    [InlineData("--power: 0.8 and 0.80000001 are both 80%", "Give one of them", "--for", "interaction", "--power", "0.8", "0.80000001")]
    [InlineData("--replicates: 1 trials tell no power", "Use 256 or more", "--for", "interaction", "--power", "0.8", "--replicates", "1")]
    [InlineData("--replicates: 24 trials tell no power", "Use 256 or more", "--for", "interaction", "--power", "0.8", "--replicates", "24")]
    [InlineData("--solve: \"patient\" cannot be sought.", "Did you mean \"patients\"?", "--for", "interaction", "--power", "0.8", "--solve", "patient")]
    [InlineData("--effect: \"0\" is no factor of the drug effect.", "--truth", "--for", "interaction", "--power", "0.8", "--effect", "0")]
    [InlineData("--effect: a truth called \"raison-2013\" is there already.", "Name each once", "--for", "interaction", "--power", "0.8", "--effect", "1", "1")]
    [InlineData("--mcse: \"0\" is no standard error of a power that can be had.", "such as 0.002", "--for", "interaction", "--power", "0.8", "--mcse", "0")]
    [InlineData("--mcse and --replicates both say how much to simulate.", "Give one of them", "--for", "interaction", "--power", "0.8", "--mcse", "0.01", "--replicates", "100")]
    public void What_cannot_be_sought_is_refused_with_a_remedy(string found, string remedy, params string[] arguments)
    {
        string error = TrialsimProcess.Run(["size", Raison, .. arguments]).Refused();
        Assert.StartsWith(found, error, StringComparison.Ordinal);
        Assert.Contains(remedy, error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("visits", "--solve visits: w2: outcome.dropout[0]: patients leave with certain log odds before each visit")]
    [InlineData("dropout", "--solve dropout: w2: outcome.dropout[0]: dropout that depends on scores has log odds")]
    [InlineData("prevalence", "--solve prevalence: w2: subgroups: no subgroup lies above a cut of CRP")]
    public void What_cannot_be_turned_in_a_scenario_is_refused(string knob, string found)
    {
        string error = TrialsimProcess.Run("size", W2, "--for", "mmrm", "--power", "0.8", "--solve", knob).Refused();
        Assert.StartsWith(found, error, StringComparison.Ordinal);
        Assert.Contains("or seek another number.", error.Replace("such as { \"crp-above\": 5 }.", "or seek another number.", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Fact]
    public void An_effect_is_said_in_its_own_unit_not_as_a_multiple_of_a_multiple_only()
    {
        string output = TrialsimProcess.Run("size", Raison, "--for", "interaction", "--power", "0.8", "--solve", "effect", "--effect", "0.5", "--mcse", "0.02").Done();
        Assert.Matches(@"gives interaction 80% power \(truth: 0\.5 x the effect\): a drug effect linear in ln CRP, -[56]\.[0-9]{1,4} points", Spaces().Replace(output, " "));
    }

    [Fact]
    public void A_power_that_does_not_rise_throughout_is_read_where_it_is_a_line()
    {
        // it rises to about 0.79 near 0.1 and falls beyond
        string output = Spaces().Replace(TrialsimProcess.Run("size", Raison, "--for", "interaction", "--power", "0.75", "--solve", "prevalence", "--mcse", "0.004").Done(), " ");
        Assert.Matches(@"Answer 0\.0[0-9]+ of patients above 5 mg/L \[0\.0[0-9]+, 0\.0[0-9]+\] gives interaction 75% power", output);
    }

    [Fact]
    public void The_largest_trial_that_keeps_a_falling_power_is_said_to_be_one()
    {
        string output = Spaces().Replace(TrialsimProcess.Run("size", Raison, "--for", "no-overall-effect", "--power", "0.9", "--mcse", "0.01").Done(), " ");
        Assert.Matches(@"Answer At most (24|28|32) patients \[[0-9, ]+\] give no-overall-effect 90% power, which falls as patients rise", output);
    }

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();

    [GeneratedRegex("Time +[0-9.]+ s, ")]
    private static partial Regex Time();
}
