using System.Diagnostics;
using TrialSim.Cli.Commands;
using TrialSim.Cli.Precision;
using TrialSim.Cli.Running;
using TrialSim.Cli.Terminal;
using TrialSim.Precision;
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

    /// <summary>How exact its figures must be; null where trials are counted instead.</summary>
    public PrecisionGoal? Goal { get; init; }

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
        var output = Directory is null ? null : new OutputDirectory(Directory, SweepDocument.File, SweepTable.File, PartialSweep.File, PartialGoal.File);
        var partial = Directory is null ? null : new PartialSweep(Directory);
        var looks = Directory is null ? null : new PartialGoal(Directory);
        if (Fresh)
        {
            partial?.Discard();
            looks?.Discard();
        }

        var state = partial?.Find(Plan, Settings);
        var stage = new Stage { Kept = state?.Replicates ?? 0, Begun = state?.Replicates ?? 0 };
        var from = Goal is { } wanted ? looks?.Find(wanted, stage.Kept) : null;
        try
        {
            var finished = Simulate(state, partial, looks, from, stage);
            var written = output?.Write((SweepDocument.File, finished.Document), (SweepTable.File, SweepTable.Write(finished.Answer)));
            partial?.Discard();
            looks?.Discard();
            StandardOutput.Write(Present(finished with { Written = written ?? [] }));
            return ExitCode.Done;
        }
        catch (OperationCanceledException)
        {
            output?.Abandon();
            Console.Error.WriteLine(Interrupted(stage, partial));
            return ExitCode.Interrupted;
        }
        catch (PrecisionException problem)
        {
            partial?.Discard(); // there is nothing to go on to
            looks?.Discard();
            output?.Abandon();
            Console.Error.WriteLine($"--mcse: {problem.Message}");
            return problem.IsMistaken ? ExitCode.Refused : ExitCode.Failed;
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

    private FinishedSweep Simulate(SweepState? state, PartialSweep? partial, PartialGoal? looks, PrecisionResumption? from, Stage stage)
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
                Console.Error.WriteLine($"Going on from {partial!.Path}: {stage.Kept:N0} {(Goal is null ? $"of {Settings.Replicates:N0} " : string.Empty)}trials of each cell are done.");
            }

            if (Goal is { } goal)
            {
                var (answer, report) = Reach(goal, run, partial, looks, from, stage, interruption.Token);
                return new(answer, Settings.Workers, clock.Elapsed, state?.Replicates ?? 0) { Precision = report };
            }

            using (ProgressLine.Start(stage.Progress, (Settings.Replicates - stage.Kept) * Plan.Cells.Count, "preparing the cells ..."))
            {
                Advance(run, Settings.Replicates, partial, stage, interruption.Token);
            }

            return new(run.Answer(), Settings.Workers, clock.Elapsed, state?.Replicates ?? 0);
        }
    }

    private (SweepAnswer Answer, PrecisionReport Report) Reach(
        PrecisionGoal goal, SweepRun run, PartialSweep? partial, PartialGoal? looks, PrecisionResumption? from, Stage stage, CancellationToken cancellation)
    {
        var told = new GoalProgress();
        int cells = Plan.Cells.Count;
        using (ProgressLine.Start(stage.Progress, () => Math.Max(0, told.Replicates - stage.Begun) * cells, () => told.Text))
        {
            return PrecisionRun.Reach(goal, from, Look, Told);
        }

        (SweepAnswer, IReadOnlyList<FigureNeed>) Look(long replicates)
        {
            Advance(run, replicates, partial, stage, cancellation);
            var answer = run.Answer();
            return (answer, SweepNeeds.Of(goal, answer));
        }

        void Told(PrecisionStep step)
        {
            told.Tell(step);
            looks?.Keep(goal, step);
        }
    }

    // Parts are sized by the clock, and only the number of trials that they end at in all is looked at.
    private void Advance(SweepRun run, long replicates, PartialSweep? partial, Stage stage, CancellationToken cancellation)
    {
        var pace = stage.Pace ??= new(Settings.Workers);
        while (run.Replicates < replicates)
        {
            long next = partial is null ? replicates : Math.Min(replicates, run.Replicates + pace.Replicates);
            pace.Start();
            run.Advance(next, Settings.Workers, stage.Progress, cancellation);
            pace.End();
            if (partial is not null && (next < replicates || Goal is not null))
            {
                partial.Keep(run.Save());
                stage.Kept = next;
            }
        }
    }

    private Claiming.SearchLine? SearchLineOfTruths() => Claiming.SearchLine.Start($"computing the true values of {Plan.Cells.Count:N0} cells ...");

    private string Interrupted(Stage stage, PartialSweep? partial)
    {
        string far = $"Interrupted after {stage.Kept:N0} {(Goal is null ? $"of {Settings.Replicates:N0} " : string.Empty)}trials of each of {Plan.Cells.Count:N0} cells{(Goal is null ? string.Empty : ", before the figures were exact enough")}";
        return partial is null
            ? $"Interrupted after {stage.Progress.ReplicatesDone:N0} simulated trials; nothing was written. With --out DIR a sweep can be gone on with."
            : stage.Kept == 0
            ? $"{far}; nothing was written."
            : $"{far}. They are kept in {partial.Path}: the same command goes on from there.";
    }

    private sealed class Stage
    {
        public RunProgress Progress { get; } = new();

        public SweepPace? Pace { get; set; }

        public long Begun { get; init; }

        public long Kept { get; set; }
    }
}
