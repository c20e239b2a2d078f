using TrialSim.Scenarios;

namespace TrialSim.Tests.Behaviour;

public sealed class ScenarioPathTests : IDisposable
{
    private readonly DirectoryInfo directory = Directory.CreateTempSubdirectory("trialsim");

    public ScenarioPathTests() => File.WriteAllText(Path.Combine(directory.FullName, "raison-2013.json"), "{}");

    public void Dispose() => directory.Delete(recursive: true);

    [Theory]
    [InlineData("", "this is a directory", "Name a scenario file")]
    [InlineData("raison-2031.json", "no such file", "Did you mean \"raison-2013.json\"?")]
    [InlineData("raison-2013", "no such file", "Did you mean \"raison-2013.json\"?")]
    [InlineData("other.json", "no such file", "Check the path")]
    [InlineData("nowhere/other.json", "no such directory", "Check the path")]
    [InlineData("a\0b", "cannot be read", "Check the path")]
    public void A_path_that_leads_nowhere_is_a_problem(string name, string found, string remedy)
    {
        var reading = ScenarioFile.Read(Path.Combine(directory.FullName, name));
        Assert.Null(reading.Scenario);
        var problem = Assert.Single(reading.Problems);
        Assert.Contains(found, problem.Found, StringComparison.Ordinal);
        Assert.Contains(remedy, problem.Remedy, StringComparison.Ordinal);
        Assert.Equal(0, problem.Line);
    }

    [Fact]
    public void The_command_refuses_a_broken_scenario_with_every_problem_and_its_line()
    {
        string path = Path.Combine(directory.FullName, "broken.json");
        File.WriteAllText(path, ScenarioText.With("[4]", "[3]", ScenarioText.With("\"alpha\"", "\"alhpa\"")));
        Assert.Equal(
            $"""
            {path}:18: randomization.block-sizes[0]: 3 cannot hold a 1:1 allocation.
                Use a multiple of 2 (2 or 4 suit small strata), or set "ratio".
            {path}:32: analyses[2].alhpa: not a property of welch-t.
                Did you mean "alpha"?

            """,
            TrialsimProcess.Run("check", path).Refused());
    }

    [Fact]
    public void An_empty_path_is_a_problem() => Assert.Single(ScenarioFile.Read(string.Empty).Problems);

    [Theory]
    [InlineData(new byte[] { 0xFF, 0xFE, 0x7B, 0x00 }, "UTF-16", 1)]
    [InlineData(new byte[] { 0x7B, 0x0A, 0x22, 0xE4, 0x22 }, "not UTF-8", 2)]
    [InlineData(new byte[] { }, "holds nothing", 1)]
    [InlineData(new byte[] { 0xEF, 0xBB, 0xBF }, "holds nothing", 1)]
    [InlineData(new byte[] { 0x00 }, "where a value belongs", 1)]
    public void A_file_that_is_not_text_is_a_problem(byte[] content, string found, int line)
    {
        string path = Path.Combine(directory.FullName, "x.json");
        File.WriteAllBytes(path, content);
        var problem = Assert.Single(ScenarioFile.Read(path).Problems);
        Assert.Contains(found, problem.Found, StringComparison.Ordinal);
        Assert.Equal(line, problem.Line);
    }
}
