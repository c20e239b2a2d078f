namespace TrialSim.Tests.Behaviour;

public class UsageTests
{
    [Theory]
    [InlineData("there is no option \"--replicate\". Did you mean \"--replicates\"?", "run", "w1.json", "--replicate", "5")]
    [InlineData("there is no option \"--sed\". Did you mean \"--seed\"?", "run", "--sed", "5", "w1.json")]
    [InlineData("there is no option \"--jsn\". Did you mean \"--json\"?", "run", "--jsn")]
    [InlineData("there is no command \"rn\". Did you mean \"run\"?", "rn", "w1.json")]
    [InlineData("a command is missing.")]
    [InlineData("'SCENARIO' missing", "run")]
    [InlineData("does not know what to do with \"b.json\"", "run", "a.json", "b.json")]
    [InlineData("--replicates: \"0\" is not a whole number from 1 to 1000000000000.", "run", "w1.json", "--replicates", "0")]
    [InlineData("--replicates: \"many\" is not a whole number", "run", "w1.json", "--replicates", "many")]
    [InlineData("--replicates: \"1.5\" is not a whole number", "run", "w1.json", "--replicates", "1.5")]
    [InlineData("--seed: \"-1\" is not a whole number from 0 to 18446744073709551615.", "run", "w1.json", "--seed", "-1")]
    [InlineData("--seed: \"18446744073709551616\" is not a whole number", "run", "w1.json", "--seed", "18446744073709551616")]
    [InlineData("--workers: \"0\" is not a whole number", "run", "w1.json", "--workers", "0")]
    [InlineData("--first: \"-1\" is not a whole number", "cohort", "w1.json", "--first", "-1")]
    [InlineData("'tcsh' not recognized", "completion", "tcsh")]
    public void A_wrong_command_line_is_refused_in_one_sentence_with_a_hint(string sentence, params string[] arguments)
    {
        string[] lines = TrialsimProcess.Run(arguments).Refused().TrimEnd().Split('\n');
        Assert.Equal(2, lines.Length);
        Assert.StartsWith("trialsim", lines[0], StringComparison.Ordinal);
        Assert.Contains(sentence, lines[0], StringComparison.Ordinal);
        Assert.Contains("--help", lines[1], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("run")]
    [InlineData("check")]
    [InlineData("describe")]
    [InlineData("cohort")]
    public void A_missing_scenario_is_refused_by_name(string command) =>
        Assert.StartsWith("no/such.json: ", TrialsimProcess.Run(command, "no/such.json").Refused(), StringComparison.Ordinal);

    [Theory]
    [InlineData("300")]
    [InlineData("3e2")]
    [InlineData("3_00")]
    public void Numbers_may_be_written_with_exponent_or_underscore(string replicates) =>
        Assert.Contains("\"replicates\":300,", TrialsimProcess.Run("run", TrialsimProcess.W1, "--json", "--replicates", replicates).Done(), StringComparison.Ordinal);

    [Theory]
    [InlineData("run")]
    [InlineData("check")]
    [InlineData("describe")]
    [InlineData("schema")]
    [InlineData("cohort")]
    [InlineData("claim")]
    [InlineData("credibility")]
    [InlineData("size")]
    [InlineData("completion")]
    public void The_help_of_every_command_ends_with_an_example(string command) =>
        Assert.Contains($"Examples:\n  trialsim {command}", TrialsimProcess.Run(command, "--help").Done(), StringComparison.Ordinal);

    [Fact]
    public void The_version_is_that_of_the_engine() =>
        Assert.Equal($"trialsim {Characteristics.OperatingCharacteristics.Version}\n", TrialsimProcess.Run("--version").Done().ReplaceLineEndings("\n"));

    [Fact]
    public void Check_says_ok_with_name_and_hash() =>
        Assert.Matches("^[^\n]*w1.json: ok  w1  [0-9a-f]{64}\n$", TrialsimProcess.Run("check", TrialsimProcess.W1).Done());

    [Fact]
    public void Check_reports_every_problem_of_every_file_and_then_prints_no_ok()
    {
        using var directory = new TemporaryDirectory();
        File.WriteAllText(directory["broken.json"], File.ReadAllText(TrialsimProcess.W1)
            .Replace("\"patients\": 60", "\"patients\": -60", StringComparison.Ordinal)
            .Replace("\"female-share\"", "\"femal-share\"", StringComparison.Ordinal));
        string error = TrialsimProcess.Run("check", TrialsimProcess.W1, directory["broken.json"]).Refused();
        Assert.Matches($"(?m)^{directory["broken.json"]}:[0-9]+: population.femal-share: .*\n    [A-Z]", error);
        Assert.Matches($"(?m)^{directory["broken.json"]}:[0-9]+: design.patients: .*\n    [A-Z]", error);
    }

    [Fact]
    public void Schema_prints_the_schema_of_scenarios() =>
        Assert.Equal(Scenarios.ScenarioFile.Schema().TrimEnd(), TrialsimProcess.Run("schema").Done().TrimEnd());
}
