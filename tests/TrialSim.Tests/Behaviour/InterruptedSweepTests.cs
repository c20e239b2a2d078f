using System.Diagnostics;
using TrialSim.Sweeps;

namespace TrialSim.Tests.Behaviour;

/// <summary>A sweep that is interrupted, by a signal or by force, is gone on with by the same command and leaves the same files.</summary>
[Collection("alone")]
public class InterruptedSweepTests
{
    // so long that no signal comes too late; what it has kept by then is gone on with to a number just above
    private const string Endless = "1e9";

    private static readonly string[] Sweep =
        ["sweep", TrialsimProcess.W1, "--vary", "n=60,64", "--vary", "outcome.drug-effect.slope=-2,-1", "--workers", "2", "--out"];

    [Theory]
    [InlineData("INT", 130)]
    [InlineData("TERM", 130)]
    [InlineData("KILL", 137)]
    public void It_is_gone_on_with_and_ends_as_one_that_was_not_interrupted(string signal, int exitCode)
    {
        if (OperatingSystem.IsWindows())
        {
            return; // no signals there
        }

        using var directory = new TemporaryDirectory();
        string kept = Path.Combine(directory["parts"], "sweep.partial");
        using (var run = TrialsimProcess.Start(new Dictionary<string, string?>(), [.. Sweep, directory["parts"], "--replicates", Endless]))
        {
            WaitFor(kept);
            Process.Start("kill", ["-s", signal, $"{run.Id}"]).WaitForExit();
            Assert.True(run.WaitForExit(TimeSpan.FromSeconds(20)));
            Assert.Equal(exitCode, run.ExitCode);
            Assert.Empty(run.StandardOutput.ReadToEnd());
            Assert.Matches(
                signal == "KILL" ? "^$" : @"^Interrupted after [0-9,]+ of 1,000,000,000 trials of each of 4 cells\. They are kept in .*sweep\.partial: the same command goes on from there\.\n$",
                run.StandardError.ReadToEnd());
        }

        string replicates = $"{SweepState.Read(File.ReadAllBytes(kept))!.Replicates + 1000}";
        var second = TrialsimProcess.Run([.. Sweep, directory["parts"], "--replicates", replicates]);
        Assert.Equal(0, second.ExitCode);
        Assert.Matches(@"^Going on from .*sweep\.partial: [0-9,]+ of [0-9,]+ trials of each cell are done\.\n$", second.Error);
        Assert.False(File.Exists(kept));
        TrialsimProcess.Run([.. Sweep, directory["whole"], "--replicates", replicates]).Done();
        foreach (string file in (string[])["sweep.json", "sweep.csv"])
        {
            Assert.Equal(File.ReadAllBytes(Path.Combine(directory["whole"], file)), File.ReadAllBytes(Path.Combine(directory["parts"], file)));
        }
    }

    [Fact]
    public void One_to_a_goal_that_is_interrupted_ends_as_one_that_was_not()
    {
        if (OperatingSystem.IsWindows())
        {
            return; // no signals there
        }

        using var directory = new TemporaryDirectory();
        string kept = Path.Combine(directory["parts"], "sweep.partial");
        string[] goal = ["--mcse", "rejection-rate of interaction=0.0012", "--mcse", "difference of rejection-rate of interaction=0.001"];
        using (var run = TrialsimProcess.Start(new Dictionary<string, string?>(), [.. Sweep, directory["parts"], .. goal]))
        {
            WaitFor(kept);
            Process.Start("kill", ["-s", "TERM", $"{run.Id}"]).WaitForExit();
            Assert.True(run.WaitForExit(TimeSpan.FromSeconds(20)));
            Assert.Equal(130, run.ExitCode);
            Assert.Matches(@"^Interrupted after [0-9,]+ trials of each of 4 cells, before the figures were exact enough\. They are kept in ", run.StandardError.ReadToEnd());
        }

        Assert.InRange(SweepState.Read(File.ReadAllBytes(kept))!.Replicates, 1, 100_000);
        if (File.Exists(Path.Combine(directory["parts"], "sweep.goal.partial")))
        {
            string error = TrialsimProcess.Run([.. Sweep, directory["parts"], "--mcse", "0.1"]).Refused();
            Assert.Contains("sweep.partial was begun with another --mcse or --at-most.", error, StringComparison.Ordinal);
        }

        Assert.Equal(0, TrialsimProcess.Run([.. Sweep, directory["parts"], .. goal]).ExitCode);
        TrialsimProcess.Run([.. Sweep, directory["whole"], .. goal]).Done();
        Assert.Equal(["sweep.csv", "sweep.json"], Directory.GetFiles(directory["parts"]).Select(f => Path.GetFileName(f)).Order());
        foreach (string file in (string[])["sweep.json", "sweep.csv"])
        {
            Assert.Equal(File.ReadAllBytes(Path.Combine(directory["whole"], file)), File.ReadAllBytes(Path.Combine(directory["parts"], file)));
        }
    }

    [Fact]
    public void What_is_kept_is_gone_on_with_by_its_own_sweep_only()
    {
        if (OperatingSystem.IsWindows())
        {
            return; // no signals there
        }

        using var directory = new TemporaryDirectory();
        string kept = Path.Combine(directory.Path, "sweep.partial");
        string[] sweep = ["sweep", TrialsimProcess.W1, "--vary", "n=60,64", "--workers", "2", "--out", directory.Path];
        using (var run = TrialsimProcess.Start(new Dictionary<string, string?>(), [.. sweep, "--replicates", Endless]))
        {
            WaitFor(kept);
            run.Kill();
            run.WaitForExit();
        }

        byte[] whole = File.ReadAllBytes(kept);
        Refused("is of another sweep: scenario, --vary, --zip or --against are not the same.", "sweep", TrialsimProcess.W1, "--vary", "n=60,68", "--out", directory.Path);
        Refused("has seed 1, not 2.", [.. sweep, "--seed", "2"]);
        Refused("trials of each cell, more than the 8 asked for.", [.. sweep, "--replicates", "8"]);
        File.WriteAllBytes(kept, [.. whole[..^40], .. whole[^39..], 0]);
        Refused("is damaged, or no unfinished sweep.", [.. sweep, "--replicates", Endless]);
        Assert.True(File.Exists(kept));
        TrialsimProcess.Run([.. sweep, "--replicates", "8", "--fresh"]).Done();
        Assert.False(File.Exists(kept));

        void Refused(string reason, params string[] arguments)
        {
            string error = TrialsimProcess.Run(arguments).Refused();
            Assert.Contains($"sweep.partial {reason}"[..14], error, StringComparison.Ordinal);
            Assert.Contains(reason, error, StringComparison.Ordinal);
            Assert.Contains("--fresh", error, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Without_a_directory_nothing_is_left_and_it_is_said_how_it_could_be()
    {
        if (OperatingSystem.IsWindows())
        {
            return; // no signals there
        }

        using var run = TrialsimProcess.Start(new Dictionary<string, string?>(), "sweep", TrialsimProcess.W1, "--vary", "n=60,64", "--replicates", "1e11");
        for (int i = 0; i < 4000 && run.TotalProcessorTime < TimeSpan.FromSeconds(4); i++)
        {
            Thread.Sleep(10); // until it must have begun: nothing can be seen of it from outside
        }

        Process.Start("kill", ["-s", "TERM", $"{run.Id}"]).WaitForExit();
        Assert.True(run.WaitForExit(TimeSpan.FromSeconds(20)));
        Assert.Equal(130, run.ExitCode);
        Assert.Empty(run.StandardOutput.ReadToEnd());
        Assert.Matches("^Interrupted after [0-9,]+ simulated trials; nothing was written. With --out DIR a sweep can be gone on with.\n$", run.StandardError.ReadToEnd());
    }

    private static void WaitFor(string file)
    {
        for (int i = 0; i < 8000 && !File.Exists(file); i++)
        {
            Thread.Sleep(5);
        }
    }
}
