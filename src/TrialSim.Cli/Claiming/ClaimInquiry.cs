using System.Diagnostics;
using TrialSim.Cli.Running;
using TrialSim.Findings;
using TrialSim.Simulation;

namespace TrialSim.Cli.Claiming;

/// <summary>One question about a finding: true values, simulation, sample sizes.</summary>
/// <param name="Question">The question.</param>
/// <param name="Settings">Seed, trials under each truth, threads.</param>
/// <param name="Cache">Where true values are kept.</param>
internal sealed record ClaimInquiry(ClaimQuestion Question, RunSettings Settings, TruthCache Cache)
{
    /// <summary>Most, and fewest, simulated trials near a sample size, and of its check.</summary>
    private const long MostNearASize = 10_000, FewestNearASize = 1024;

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

        // trials that owe nothing to the chance events of those counted
        var searches = Settings with { Seed = unchecked(Settings.Seed + 1), Replicates = Math.Clamp(Settings.Replicates, FewestNearASize, MostNearASize) };
        using var searching = SearchLine.Start("searching for sample sizes ...");
        return new(ClaimAnswer.Of(Question, panel, values, searches, progress, cancellation), Settings.Workers, clock.Elapsed);
    }
}
