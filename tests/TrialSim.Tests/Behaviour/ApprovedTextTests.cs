using System.Text.RegularExpressions;

namespace TrialSim.Tests.Behaviour;

public partial class ApprovedTextTests
{
    [Fact]
    public void The_description_of_w1_reads_as_approved() =>
        Approved.Is("describe-w1.txt", TrialsimProcess.Run("describe", TrialsimProcess.W1).Done());

    [Fact]
    public void The_description_of_a_scenario_with_every_part_reads_as_approved() =>
        Approved.Is("describe-rich.txt", TrialsimProcess.Run("describe", TrialsimProcess.Rich).Done());

    [Fact]
    public void The_tables_of_w1_read_as_approved()
    {
        string output = TrialsimProcess.Run("run", TrialsimProcess.W1, "--replicates", "2_000", "--workers", "2").Done();
        Approved.Is("run-w1.txt", Time().Replace(output, "Time         0.00 s, "));
    }

    [Theory]
    [InlineData("--help", "help.txt")]
    [InlineData("run", "help-run.txt")]
    public void The_help_reads_as_approved(string argument, string file) =>
        Approved.Is(file, TrialsimProcess.Run([argument, .. argument == "run" ? ["--help"] : Array.Empty<string>()]).Done().ReplaceLineEndings("\n"));

    [GeneratedRegex("Time +[0-9.]+ s, ")]
    private static partial Regex Time();
}
