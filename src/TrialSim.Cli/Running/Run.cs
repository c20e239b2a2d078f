using System.Diagnostics;
using TrialSim.Characteristics;
using TrialSim.Cli.Precision;
using TrialSim.Cli.Results;
using TrialSim.Cli.Terminal;
using TrialSim.Precision;
using TrialSim.Scenarios;
using TrialSim.Simulation;

namespace TrialSim.Cli.Running;

/// <summary>One run as the command line asks for it: true values, simulation, figures, files, and what is shown.</summary>
internal sealed record Run
{
    /// <summary>What is simulated.</summary>
    public required Scenario Scenario { get; init; }

    /// <summary>Trials; null is the scenario's own number.</summary>
    public long? Replicates { get; init; }

    /// <summary>How exact the figures must be; null where the number of trials is given.</summary>
    public PrecisionGoal? Goal { get; init; }

    /// <summary>Seed; null is the scenario's own.</summary>
    public ulong? Seed { get; init; }

    /// <summary>Threads.</summary>
    public required int Workers { get; init; }

    /// <summary>Where true values are kept; null keeps none.</summary>
    public TruthCache? Cache { get; init; }

    /// <summary>Where files are written; null writes none.</summary>
    public string? Directory { get; init; }

    /// <summary>What is shown of a finished run on standard output.</summary>
    public required Func<FinishedRun, byte[]> Present { get; init; }

    /// <summary>Runs to the end or to an interruption.</summary>
    /// <returns>An <see cref="ExitCode"/>.</returns>
    public int Execute()
    {
        var directory = Directory is null ? null : new OutputDirectory(Directory, "results.json", "results.csv");
        var settings = new RunSettings(Seed ?? Scenario.Seed, Replicates ?? (long)Scenario.Replicates.Value, Workers);
        var progress = new RunProgress();
        try
        {
            var finished = Simulate(settings, progress);
            var written = directory?.Write(("results.json", finished.Document), ("results.csv", ResultsTable.Write(finished.Characteristics)));
            StandardOutput.Write(Present(finished with { Written = written ?? [] }));
            return ExitCode.Done;
        }
        catch (OperationCanceledException)
        {
            directory?.Abandon();
            Console.Error.WriteLine(Goal is null
                ? $"Interrupted after {progress.ReplicatesDone:N0} of {settings.Replicates:N0} replicates; nothing was written."
                : $"Interrupted after {progress.ReplicatesDone:N0} replicates, before the figures were exact enough; nothing was written.");
            return ExitCode.Interrupted;
        }
        catch (PrecisionException problem)
        {
            directory?.Abandon();
            Console.Error.WriteLine($"--mcse: {problem.Message}");
            return problem.IsMistaken ? ExitCode.Refused : ExitCode.Failed;
        }
    }

    private FinishedRun Simulate(RunSettings settings, RunProgress progress)
    {
        using var interruption = new Interruption();
        var clock = Stopwatch.StartNew();
        var goalLine = new GoalProgress();
        using var line = Goal is null ? ProgressLine.Start(progress, settings.Replicates) : ProgressLine.Start(progress, () => goalLine.Replicates, () => goalLine.Text);
        var truth = ScenarioTruth.Of(Scenario, Cache, settings.Workers, interruption.Token);
        if (Goal is { } goal)
        {
            using var run = new PairedRun([Scenario], [truth], [], [], settings.Seed);
            var outcome = PrecisionRun.Run(goal, Advance, goalLine.Tell);
            return new(outcome.Result, outcome.Characteristics, clock.Elapsed) { Precision = outcome.Report };

            SimulationResult Advance(long replicates)
            {
                run.Advance(replicates, settings.Workers, progress, interruption.Token);
                return run.Result(0, settings.Workers);
            }
        }

        var result = Simulator.Run(Scenario, settings, truth, progress, interruption.Token);
        return new(result, OperatingCharacteristics.Of(result), clock.Elapsed);
    }
}
