using System.Diagnostics;

namespace TrialSim.Tests.Behaviour;

[CollectionDefinition("alone", DisableParallelization = true)]
public class Alone;

[Collection("alone")]
public class InterruptionTests
{
    [Theory]
    [InlineData("INT", false)]
    [InlineData("TERM", false)]
    [InlineData("INT", true)]
    public void A_signal_stops_a_run_and_leaves_nothing(string signal, bool whileComputingTheTruth)
    {
        if (OperatingSystem.IsWindows())
        {
            return; // no signals there
        }

        using var directory = new TemporaryDirectory();
        if (!whileComputingTheTruth)
        {
            TrialsimProcess.Run("run", TrialsimProcess.W1, "--replicates", "1", "--json").Done(); // remembers the truth
        }

        string[] arguments = ["run", TrialsimProcess.W1, "--replicates", "1e12", "--out", directory["results"]];
        using var run = TrialsimProcess.Start(new Dictionary<string, string?>(), whileComputingTheTruth ? [.. arguments, "--no-cache"] : arguments);
        WaitFor(() => Directory.Exists(directory["results"]));
        Thread.Sleep(whileComputingTheTruth ? 50 : 1000);
        Process.Start("kill", ["-s", signal, $"{run.Id}"]).WaitForExit();
        Assert.True(run.WaitForExit(TimeSpan.FromSeconds(20)));
        Assert.Equal(130, run.ExitCode);
        Assert.Empty(run.StandardOutput.ReadToEnd());
        Assert.Matches("^Interrupted after [0-9,]+ of 1,000,000,000,000 replicates; nothing was written.\n$", run.StandardError.ReadToEnd());
        Assert.Empty(Directory.GetFileSystemEntries(directory.Path));
    }

    [Fact]
    public void A_signal_stops_a_study_and_leaves_nothing()
    {
        if (OperatingSystem.IsWindows())
        {
            return; // no signals there
        }

        using var directory = new TemporaryDirectory();
        using var run = TrialsimProcess.Start(
            new Dictionary<string, string?>(), "run", Repository.Path("scenarios/yamasaki-2020.json"), "--replicates", "1e12", "--out", directory["results"]);
        WaitFor(() => Directory.Exists(directory["results"]));
        Thread.Sleep(500);
        Process.Start("kill", ["-s", "INT", $"{run.Id}"]).WaitForExit();
        Assert.True(run.WaitForExit(TimeSpan.FromSeconds(20)));
        Assert.Equal(130, run.ExitCode);
        Assert.Empty(run.StandardOutput.ReadToEnd());
        Assert.Matches("^Interrupted after [0-9,]+ of 1,000,000,000,000 replicates; nothing was written.\n$", run.StandardError.ReadToEnd());
        Assert.Empty(Directory.GetFileSystemEntries(directory.Path));
    }

    [Fact]
    public void A_signal_stops_an_atlas_and_leaves_nothing()
    {
        if (OperatingSystem.IsWindows())
        {
            return; // no signals there
        }

        using var directory = new TemporaryDirectory();
        using var run = TrialsimProcess.Start(
            new Dictionary<string, string?>(), "atlas", TrialsimProcess.Rich, "--rule", "subgroup-alone", "--replicates", "1e11", "--out", directory["results"]);
        WaitFor(() => Directory.Exists(directory["results"]));
        Thread.Sleep(500);
        Process.Start("kill", ["-s", "INT", $"{run.Id}"]).WaitForExit();
        Assert.True(run.WaitForExit(TimeSpan.FromSeconds(20)));
        Assert.Equal(130, run.ExitCode);
        Assert.Empty(run.StandardOutput.ReadToEnd());
        Assert.Matches("^Interrupted after [0-9,]+ of [0-9],[0-9]00,000,000,000 trials; nothing was written.\n$", run.StandardError.ReadToEnd());
        Assert.Empty(Directory.GetFileSystemEntries(directory.Path));
    }

    [Theory]
    [InlineData("INT", "analyze")]
    [InlineData("TERM", "analyze")]
    [InlineData("INT", "qualify")]
    public void A_signal_stops_an_analysis_or_a_qualification_with_a_message(string signal, string command)
    {
        if (OperatingSystem.IsWindows())
        {
            return; // no signals there
        }

        using var directory = new TemporaryDirectory();
        File.WriteAllText(directory["plan.json"], AnalyzeInput.Plan);
        string pipe = directory["input"];
        Process.Start("mkfifo", [pipe]).WaitForExit();
        string[] arguments = command == "analyze" ? [command, pipe, "--plan", directory["plan.json"], "--out", directory["results"]] : [command, pipe];
        using var run = TrialsimProcess.Start(new Dictionary<string, string?>(), arguments);
        using var input = new FileStream(pipe, FileMode.Open, FileAccess.Write, FileShare.ReadWrite); // opens when the command reads, which it does from then on
        Process.Start("kill", ["-s", signal, $"{run.Id}"]).WaitForExit();
        Assert.True(run.WaitForExit(TimeSpan.FromSeconds(20)));
        Assert.Equal(130, run.ExitCode);
        Assert.Empty(run.StandardOutput.ReadToEnd());
        Assert.Equal("Interrupted; nothing was written.\n", run.StandardError.ReadToEnd());
        Assert.False(Directory.Exists(directory["results"]));
    }

    [Theory]
    [InlineData("claim", "--observed", "interaction-p=0.01")]
    [InlineData("credibility")]
    [InlineData("size", "--for", "interaction", "--power", "0.8")]
    public void A_signal_stops_a_question_about_a_finding_and_leaves_nothing(string command, params string[] options)
    {
        if (OperatingSystem.IsWindows())
        {
            return; // no signals there
        }

        using var directory = new TemporaryDirectory();
        string[] arguments = [command, TrialsimProcess.W1, .. options, "--replicates", "1e12", "--out", directory["results"]];
        using var run = TrialsimProcess.Start(new Dictionary<string, string?>(), arguments);
        WaitFor(() => Directory.Exists(directory["results"]));
        Thread.Sleep(500);
        Process.Start("kill", ["-s", "INT", $"{run.Id}"]).WaitForExit();
        Assert.True(run.WaitForExit(TimeSpan.FromSeconds(20)));
        Assert.Equal(130, run.ExitCode);
        Assert.Empty(run.StandardOutput.ReadToEnd());
        Assert.Matches("^Interrupted after [0-9,]+ simulated trials; nothing was written.\n$", run.StandardError.ReadToEnd());
        Assert.Empty(Directory.GetFileSystemEntries(directory.Path));
    }

    private static void WaitFor(Func<bool> condition)
    {
        for (int i = 0; i < 400 && !condition(); i++)
        {
            Thread.Sleep(25);
        }
    }
}
