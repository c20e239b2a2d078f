using System.Diagnostics;
using TrialSim.Cli.Running;
using TrialSim.Cli.Terminal;
using TrialSim.Simulation;
using TrialSim.Studies;

namespace TrialSim.Cli.Studying;

/// <summary>One run of a biomarker study as the command line asks for it: simulation, figures, files, and what is shown.</summary>
internal sealed record StudyRun
{
    /// <summary>What is simulated.</summary>
    public required StudyProtocol Protocol { get; init; }

    /// <summary>Studies; null is the file's own number.</summary>
    public long? Replicates { get; init; }

    /// <summary>Seed; null is the file's own.</summary>
    public ulong? Seed { get; init; }

    /// <summary>Threads.</summary>
    public required int Workers { get; init; }

    /// <summary>Where files are written; null writes none.</summary>
    public string? Directory { get; init; }

    /// <summary>What is shown of a finished run on standard output.</summary>
    public required Func<FinishedStudy, byte[]> Present { get; init; }

    /// <summary>Runs to the end or to an interruption.</summary>
    /// <returns>An <see cref="ExitCode"/>.</returns>
    public int Execute()
    {
        var directory = Directory is null ? null : new OutputDirectory(Directory, "results.json", "results.csv");
        var settings = new RunSettings(Seed ?? Protocol.Seed, Replicates ?? (long)Protocol.Replicates.Value, Workers);
        var progress = new RunProgress();
        try
        {
            var finished = Simulate(settings, progress);
            var written = directory?.Write(("results.json", finished.Document), ("results.csv", StudyCsv.Write(finished.Result)));
            StandardOutput.Write(Present(finished with { Written = written ?? [] }));
            return ExitCode.Done;
        }
        catch (OperationCanceledException)
        {
            directory?.Abandon();
            Console.Error.WriteLine($"Interrupted after {progress.ReplicatesDone:N0} of {settings.Replicates:N0} replicates; nothing was written.");
            return ExitCode.Interrupted;
        }
    }

    private FinishedStudy Simulate(RunSettings settings, RunProgress progress)
    {
        using var interruption = new Interruption();
        var clock = Stopwatch.StartNew();
        using var line = ProgressLine.Start(progress, settings.Replicates, "preparing the study ...", "studies");
        return new(StudySimulator.Run(Protocol, settings, progress, interruption.Token), clock.Elapsed);
    }
}
