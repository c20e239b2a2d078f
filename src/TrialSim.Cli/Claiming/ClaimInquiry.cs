using System.Diagnostics;
using TrialSim.Characteristics;
using TrialSim.Cli.Running;
using TrialSim.Cli.Terminal;
using TrialSim.Scenarios;
using TrialSim.Simulation;

namespace TrialSim.Cli.Claiming;

/// <summary>One question about a finding as the command line asks it: true values, simulation, sample sizes, files, and what is shown.</summary>
internal sealed record ClaimInquiry
{
    /// <summary>Most simulated trials of one check of a sample size.</summary>
    public const long ReplicatesOfACheck = 10_000;

    /// <summary>The question.</summary>
    public required ClaimQuestion Question { get; init; }

    /// <summary>Seed, trials under each truth, threads.</summary>
    public required RunSettings Settings { get; init; }

    /// <summary>Where true values are kept; null keeps none.</summary>
    public required TruthCache? Cache { get; init; }

    /// <summary>Where the document is written; null writes none.</summary>
    public string? Directory { get; init; }

    /// <summary>What is shown of the answer on standard output.</summary>
    public required Func<FinishedClaim, byte[]> Present { get; init; }

    /// <summary>Answers, or stops at an interruption.</summary>
    /// <returns>An <see cref="ExitCode"/>.</returns>
    public int Execute()
    {
        var directory = Directory is null ? null : new OutputDirectory(Directory);
        var progress = new RunProgress();
        try
        {
            var finished = Simulate(progress);
            var written = directory?.Write(("claim.json", finished.Document));
            StandardOutput.Write(Present(finished with { Written = written ?? [] }));
            return ExitCode.Done;
        }
        catch (OperationCanceledException)
        {
            directory?.Abandon();
            Console.Error.WriteLine($"Interrupted after {progress.ReplicatesDone:N0} simulated trials; nothing was written.");
            return ExitCode.Interrupted;
        }
    }

    private FinishedClaim Simulate(RunProgress progress)
    {
        using var interruption = new Interruption();
        var clock = Stopwatch.StartNew();
        var plan = Question.Plan();
        PanelResult panel;
        TrueValue[] values;
        using (ProgressLine.Start(progress, Settings.Replicates * plan.Truths.Count))
        {
            values = [.. plan.Truths.Select(truth => PanelTruth.Of(plan, truth, Cache, Settings.Workers, interruption.Token))];
            panel = TruthPanel.Run(plan, Settings, progress, interruption.Token);
        }

        // trials of other sizes that owe nothing to the chance events of those counted
        var checks = Settings with { Seed = unchecked(Settings.Seed + 1), Replicates = Math.Min(ReplicatesOfACheck, Settings.Replicates) };
        using var searching = SearchLine.Start("searching for sample sizes ...");
        return new(ClaimAnswer.Of(Question, panel, values, checks, progress, interruption.Token), Settings.Workers, clock.Elapsed);
    }
}
