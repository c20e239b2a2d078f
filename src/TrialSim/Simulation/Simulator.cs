using TrialSim.Scenarios;

namespace TrialSim.Simulation;

/// <summary>Runs a scenario's trials in blocks, on any number of workers, with the same result to the last bit.</summary>
public static class Simulator
{
    /// <summary>Replicates that a worker takes at a time.</summary>
    public const int BlockSize = 256;

    /// <summary>Simulates every replicate of a run.</summary>
    /// <param name="scenario">A scenario without problems.</param>
    /// <param name="settings">Seed, replicates, workers.</param>
    /// <param name="truth">True values of the scenario.</param>
    /// <param name="progress">Told of finished replicates; may be null.</param>
    /// <param name="cancellation">Stops the run at the next block.</param>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    /// <exception cref="Cohorts.ScreeningException">The eligibility rules let nobody in.</exception>
    public static SimulationResult Run(
        Scenario scenario, RunSettings settings, TrueValues truth, RunProgress? progress, CancellationToken cancellation)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(settings.Replicates, 1);
        using var run = new PairedRun([scenario], [truth], [], [], settings.Seed) { First = settings.First };
        run.Advance(settings.Replicates, settings.Workers, progress, cancellation);
        return run.Result(0, settings.Workers);
    }
}
