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
    public void A_signal_stops_a_run_within_a_second_and_leaves_nothing(string signal, bool whileComputingTheTruth)
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
        var clock = Stopwatch.StartNew();
        Process.Start("kill", ["-s", signal, $"{run.Id}"]).WaitForExit();
        Assert.True(run.WaitForExit(TimeSpan.FromSeconds(20)));
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(1), $"took {clock.Elapsed}");
        Assert.Equal(130, run.ExitCode);
        Assert.Empty(run.StandardOutput.ReadToEnd());
        Assert.Matches("^Interrupted after [0-9,]+ of 1,000,000,000,000 replicates; nothing was written.\n$", run.StandardError.ReadToEnd());
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
