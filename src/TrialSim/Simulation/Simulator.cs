using TrialSim.Designs;
using TrialSim.Numerics;
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
        var population = scenario.Rules.Count == 0 ? null : ReferencePopulation.Draw(scenario, settings.Workers, cancellation);
        var total = new Tally(scenario, truth, population);
        long blocks = (settings.Replicates + BlockSize - 1) / BlockSize;
        Workers.Run(settings.Workers, blocks, next =>
        {
            using var run = new TrialRun(scenario.Protocol());
            using var tally = new Tally(scenario, truth, population);
            while (next() is { } block)
            {
                long first = block * BlockSize;
                long count = Math.Min(BlockSize, settings.Replicates - first);
                RunBlock(run, tally, settings.Seed, first, (int)count);
                progress?.Add(count);
            }

            lock (total)
            {
                total.Merge(tally);
            }
        }, cancellation);
        return new(scenario, settings, truth, total);
    }

    /// <summary>Conducts and records replicates <paramref name="first"/> to <paramref name="first"/> + <paramref name="count"/> - 1.</summary>
    internal static void RunBlock(TrialRun run, Tally tally, ulong seed, long first, int count)
    {
        for (int r = 0; r < count; r += Lanes.Count)
        {
            run.Conduct(seed, (ulong)(first + r));
            tally.Record(run, LaneMask.First(Math.Min(Lanes.Count, count - r)));
        }
    }
}
