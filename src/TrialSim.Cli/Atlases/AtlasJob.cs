using System.Diagnostics;
using TrialSim.Atlas;
using TrialSim.Cli.Running;
using TrialSim.Cli.Terminal;
using TrialSim.Simulation;

namespace TrialSim.Cli.Atlases;

/// <summary>One atlas as the command line asks for it: simulation, figures, files, and what is shown.</summary>
internal sealed record AtlasJob
{
    /// <summary>What is run.</summary>
    public required AtlasSetup Setup { get; init; }

    /// <summary>Trials of each family; null is the scenario's own number.</summary>
    public long? Replicates { get; init; }

    /// <summary>Seed; null is the scenario's own.</summary>
    public ulong? Seed { get; init; }

    /// <summary>Threads.</summary>
    public required int Workers { get; init; }

    /// <summary>Where files are written; null writes none.</summary>
    public string? Directory { get; init; }

    /// <summary>What is shown of a finished atlas on standard output.</summary>
    public required Func<FinishedAtlas, byte[]> Present { get; init; }

    /// <summary>Runs to the end or to an interruption.</summary>
    /// <returns>An <see cref="ExitCode"/>.</returns>
    public int Execute()
    {
        var directory = Directory is null ? null : new OutputDirectory(Directory, "atlas.json", "atlas.csv");
        var settings = new RunSettings(Seed ?? Setup.Scenario.Seed, Replicates ?? (long)Setup.Scenario.Replicates.Value, Workers);
        long trials = settings.Replicates * Setup.Families.Count;
        var progress = new RunProgress();
        try
        {
            var finished = Simulate(settings, trials, progress);
            var written = directory?.Write(("atlas.json", finished.Document), ("atlas.csv", AtlasTable.Write(finished.Atlas)));
            StandardOutput.Write(Present(finished with { Written = written ?? [] }));
            return ExitCode.Done;
        }
        catch (OperationCanceledException)
        {
            directory?.Abandon();
            Console.Error.WriteLine($"Interrupted after {progress.ReplicatesDone:N0} of {trials:N0} trials; nothing was written.");
            return ExitCode.Interrupted;
        }
    }

    private FinishedAtlas Simulate(RunSettings settings, long trials, RunProgress progress)
    {
        using var interruption = new Interruption();
        var clock = Stopwatch.StartNew();
        using var line = ProgressLine.Start(progress, trials, "preparing the first trials ...");
        var result = AtlasSimulation.Run(Setup, settings, progress, interruption.Token);
        return new(result, FalseClaimAtlas.Of(result), clock.Elapsed);
    }
}
