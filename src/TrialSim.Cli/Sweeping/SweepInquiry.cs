using System.Diagnostics;
using TrialSim.Cli.Commands;
using TrialSim.Cli.Running;
using TrialSim.Cli.Terminal;
using TrialSim.Simulation;
using TrialSim.Sweeps;

namespace TrialSim.Cli.Sweeping;

/// <summary>One sweep as the command line asks for it: true values, simulation in parts that are kept, figures, files, and what is shown.</summary>
internal sealed record SweepInquiry
{
    /// <summary>What is simulated.</summary>
    public required SweepPlan Plan { get; init; }

    /// <summary>Seed, trials of each cell, threads.</summary>
    public required RunSettings Settings { get; init; }

    /// <summary>Where true values are kept.</summary>
    public required TruthCache Cache { get; init; }

    /// <summary>Where files are written; null writes none.</summary>
    public string? Directory { get; init; }

    /// <summary>Whether to begin anew where an unfinished sweep is kept.</summary>
    public bool Fresh { get; init; }

    /// <summary>What is shown of a finished sweep on standard output.</summary>
    public required Func<FinishedSweep, byte[]> Present { get; init; }

    /// <summary>Sweeps to the end or to an interruption.</summary>
    /// <returns>An <see cref="ExitCode"/>.</returns>
    public int Execute()
    {
        CheckMemory();
        var output = Directory is null ? null : new OutputDirectory(Directory, SweepDocument.File, SweepTable.File, PartialSweep.File);
        var partial = Directory is null ? null : new PartialSweep(Directory);
        if (Fresh)
        {
            partial?.Discard();
        }

        var state = partial?.Find(Plan, Settings);
        var stage = new Stage { Kept = state?.Replicates ?? 0 };
        try
        {
            var finished = Simulate(state, partial, stage);
            var written = output?.Write((SweepDocument.File, finished.Document), (SweepTable.File, SweepTable.Write(finished.Answer)));
            partial?.Discard();
            StandardOutput.Write(Present(finished with { Written = written ?? [] }));
            return ExitCode.Done;
        }
        catch (OperationCanceledException)
        {
            output?.Abandon();
            Console.Error.WriteLine(Interrupted(stage, partial));
            return ExitCode.Interrupted;
        }
    }

    private void CheckMemory()
    {
        const double Gigabyte = 1e9;
        double needed = Plan.EstimatedMemory(Settings.Workers), there = GC.GetGCMemoryInfo().TotalAvailableMemoryBytes;
        if (needed > there)
        {
            throw new RefusedException(string.Create(
                System.Globalization.CultureInfo.InvariantCulture,
                $"--vary: {Plan.Cells.Count:N0} cells side by side on {Settings.Workers:N0} workers take about {needed / Gigabyte:N0} GB of memory; {there / Gigabyte:N0} GB are there.\n")
                + "    Use fewer --workers, take larger steps, or make several sweeps.");
        }
    }

    private FinishedSweep Simulate(SweepState? state, PartialSweep? partial, Stage stage)
    {
        using var interruption = new Interruption();
        var clock = Stopwatch.StartNew();
        SweepRun run;
        using (SearchLineOfTruths())
        {
            run = new(Plan, SweepTruths.Of(Plan, Cache, Settings.Workers, interruption.Token), Settings.Seed);
        }

        using (run)
        {
            if (state is not null)
            {
                run.Resume(state, Settings.Workers, interruption.Token);
                Console.Error.WriteLine($"Going on from {partial!.Path}: {stage.Kept:N0} of {Settings.Replicates:N0} trials of each cell are done.");
            }

            using (ProgressLine.Start(stage.Progress, (Settings.Replicates - stage.Kept) * Plan.Cells.Count, "preparing the cells ..."))
            {
                Advance(run, partial, stage, interruption.Token);
            }

            return new(run.Answer(), Settings.Workers, clock.Elapsed, state?.Replicates ?? 0);
        }
    }

    private void Advance(SweepRun run, PartialSweep? partial, Stage stage, CancellationToken cancellation)
    {
        var pace = new SweepPace(Settings.Workers);
        while (run.Replicates < Settings.Replicates)
        {
            long next = partial is null ? Settings.Replicates : Math.Min(Settings.Replicates, run.Replicates + pace.Replicates);
            pace.Start();
            run.Advance(next, Settings.Workers, stage.Progress, cancellation);
            pace.End();
            if (partial is not null && next < Settings.Replicates)
            {
                partial.Keep(run.Save());
                stage.Kept = next;
            }
        }
    }

    private Claiming.SearchLine? SearchLineOfTruths() => Claiming.SearchLine.Start($"computing the true values of {Plan.Cells.Count:N0} cells ...");

    private string Interrupted(Stage stage, PartialSweep? partial)
    {
        string far = $"Interrupted after {stage.Kept:N0} of {Settings.Replicates:N0} trials of each of {Plan.Cells.Count:N0} cells";
        return partial is null
            ? $"Interrupted after {stage.Progress.ReplicatesDone:N0} simulated trials; nothing was written. With --out DIR a sweep can be gone on with."
            : stage.Kept == 0
            ? $"{far}; nothing was written."
            : $"{far}. They are kept in {partial.Path}: the same command goes on from there.";
    }

    private sealed class Stage
    {
        public RunProgress Progress { get; } = new();

        public long Kept { get; set; }
    }
}
