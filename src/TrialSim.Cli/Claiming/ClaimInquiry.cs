using System.Diagnostics;
using TrialSim.Characteristics;
using TrialSim.Cli.Running;
using TrialSim.Simulation;

namespace TrialSim.Cli.Claiming;

/// <summary>One question about a finding: true values, simulation, sample sizes.</summary>
/// <param name="Question">The question.</param>
/// <param name="Settings">Seed, trials under each truth, threads.</param>
/// <param name="Cache">Where true values are kept.</param>
internal sealed record ClaimInquiry(ClaimQuestion Question, RunSettings Settings, TruthCache Cache)
{
    /// <summary>Most simulated trials of one check of a sample size.</summary>
    public const long ReplicatesOfACheck = 10_000;

    /// <summary>The answer.</summary>
    /// <exception cref="OperationCanceledException">Interrupted.</exception>
    public FinishedClaim Answer(RunProgress progress, CancellationToken cancellation)
    {
        var clock = Stopwatch.StartNew();
        var plan = Question.Plan();
        PanelResult panel;
        TrueValue[] values;
        using (ProgressLine.Start(progress, Settings.Replicates * plan.Truths.Count))
        {
            values = [.. plan.Truths.Select(truth => PanelTruth.Of(plan, truth, Cache, Settings.Workers, cancellation))];
            panel = TruthPanel.Run(plan, Settings, progress, cancellation);
        }

        // trials of other sizes that owe nothing to the chance events of those counted
        var checks = Settings with { Seed = unchecked(Settings.Seed + 1), Replicates = Math.Min(ReplicatesOfACheck, Settings.Replicates) };
        using var searching = SearchLine.Start("searching for sample sizes ...");
        return new(ClaimAnswer.Of(Question, panel, values, checks, progress, cancellation), Settings.Workers, clock.Elapsed);
    }
}
