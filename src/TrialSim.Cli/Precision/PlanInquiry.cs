using System.Diagnostics;
using TrialSim.Cli.Running;
using TrialSim.Precision;
using TrialSim.Scenarios;
using TrialSim.Simulation;

namespace TrialSim.Cli.Precision;

/// <summary>One question about the length of a run: true values, pilot, speed.</summary>
/// <param name="Scenario">What would be simulated.</param>
/// <param name="Goal">How exact the figures must be; null where the number of trials is given.</param>
/// <param name="Replicates">The number of trials; null where errors are given.</param>
/// <param name="Settings">Seed, trials of the pilot, threads.</param>
internal sealed record PlanInquiry(Scenario Scenario, PrecisionGoal? Goal, long? Replicates, RunSettings Settings)
{
    private static readonly TimeSpan LongEnough = TimeSpan.FromMilliseconds(300);

    /// <summary>The answer.</summary>
    /// <exception cref="OperationCanceledException">Interrupted.</exception>
    /// <exception cref="PrecisionException">A target holds no figure.</exception>
    public FinishedPlan Answer(RunProgress progress, CancellationToken cancellation)
    {
        using var line = ProgressLine.Start(progress, Settings.Replicates);
        var truth = ScenarioTruth.Of(Scenario, TruthCache.OfUser(), Settings.Workers, cancellation);
        var pilot = PilotRun.Run(Scenario, Settings, truth, progress, cancellation);
        var plan = Goal is { } goal ? PrecisionPlan.For(goal, pilot) : PrecisionPlan.For(Replicates!.Value, pilot);
        return new(plan, TrialsPerSecond(truth, cancellation), Settings.Workers) { HasCosts = Scenario.Costs is not null };
    }

    // Of the last of pieces that double until one takes long enough: by then the loop is compiled.
    private double TrialsPerSecond(TrueValues truth, CancellationToken cancellation)
    {
        using var run = new PairedRun([Scenario], [truth], [], [], Settings.Seed);
        for (long piece = Simulator.BlockSize * Settings.Workers; ; piece *= 2)
        {
            var clock = Stopwatch.StartNew();
            run.Advance(run.Replicates + piece, Settings.Workers, null, cancellation);
            if (clock.Elapsed >= LongEnough)
            {
                return piece / clock.Elapsed.TotalSeconds;
            }
        }
    }
}
