using System.Diagnostics;
using TrialSim.Cli.Running;
using TrialSim.Findings;
using TrialSim.Simulation;

namespace TrialSim.Cli.Claiming;

/// <summary>One assessment of credibility: true value and simulation.</summary>
/// <param name="Inquest">What is asked; its true value is worked out here.</param>
/// <param name="Settings">Seed, trials under each truth, threads.</param>
/// <param name="Cache">Where true values are kept.</param>
internal sealed record CredibilityInquiry(CredibilityInquest Inquest, RunSettings Settings, TruthCache Cache)
{
    /// <summary>The assessment.</summary>
    /// <exception cref="OperationCanceledException">Interrupted.</exception>
    public FinishedCredibility Assess(RunProgress progress, CancellationToken cancellation)
    {
        var clock = Stopwatch.StartNew();
        using var line = ProgressLine.Start(progress, Settings.Replicates * Inquest.Truths.Count);
        var inquest = Inquest with { Value = PanelTruth.Of(Inquest.Plan(), Inquest.Scenario, Cache, Settings.Workers, cancellation) };
        var panel = TruthPanel.Run(inquest.Plan(), Settings, progress, cancellation);
        return new(CredibilityAssessment.Of(inquest, panel), Settings.Workers, clock.Elapsed);
    }
}
