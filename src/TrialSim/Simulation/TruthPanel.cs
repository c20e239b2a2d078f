using TrialSim.Designs;
using TrialSim.Numerics;

namespace TrialSim.Simulation;

/// <summary>
/// Simulates the same trials under several truths with the same chance events, patient by patient: what differs between the truths is
/// not blurred by different luck.
/// </summary>
public static class TruthPanel
{
    /// <summary>Simulates every replicate under every truth; the same bits for any number of workers.</summary>
    /// <param name="plan">Truths and what is looked for.</param>
    /// <param name="settings">Seed, replicates a truth, workers.</param>
    /// <param name="progress">Told of finished trials, replicates times truths in all; may be null.</param>
    /// <param name="cancellation">Stops the run at the next block.</param>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    /// <exception cref="Cohorts.ScreeningException">The eligibility rules let nobody in.</exception>
    public static PanelResult Run(PanelPlan plan, RunSettings settings, RunProgress? progress, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(settings);
        ArgumentOutOfRangeException.ThrowIfLessThan(settings.Replicates, 1);
        Scenarios.Scenario[] truths = [.. plan.Truths.Select(plan.Stripped)];
        int[] estimated = [.. truths.Select(t => t.Analyses.Select(a => a.Name).ToList().FindIndex(name => name == plan.Estimated))];
        ReferencePopulation[] populations = plan.Claimed is null ? [] : [.. truths.Select(t => ReferencePopulation.Draw(t, settings.Workers, cancellation))];
        var total = Empty(plan, truths, populations);
        long blocks = (settings.Replicates + Simulator.BlockSize - 1) / Simulator.BlockSize;
        Workers.Run(settings.Workers, blocks, next =>
        {
            TrialRun[] runs = [.. truths.Select(t => new TrialRun(t.Protocol()))];
            Evidence.Eye[][][] eyes = [.. truths.Select(t => plan.Sightings.Select(s => s.Evidence.Select(o => o.In(t)).ToArray()).ToArray())];
            using var tally = Empty(plan, truths, populations);
            while (next() is { } block)
            {
                long first = block * Simulator.BlockSize;
                int count = (int)Math.Min(Simulator.BlockSize, settings.Replicates - first);
                for (int r = 0; r < count; r += Lanes.Count)
                {
                    foreach (var run in runs)
                    {
                        run.Conduct(settings.Seed, (ulong)(settings.First + first + r));
                    }

                    tally.Record(runs, estimated, eyes, LaneMask.First(Math.Min(Lanes.Count, count - r)));
                }

                progress?.Add((long)count * runs.Length);
            }

            Array.ForEach(runs, run => run.Dispose());
            lock (total)
            {
                total.Merge(tally);
            }
        }, cancellation);
        return new(plan, settings, total);
    }

    private static PanelTally Empty(PanelPlan plan, Scenarios.Scenario[] truths, ReferencePopulation[] populations) => new(
        truths.Length, plan.Sightings.Count,
        plan.Claimed is { } claimed ? new(claimed.Direction, populations, [.. truths.Select(t => t.Rules.Select(r => r.Name).ToList().IndexOf(claimed.Name))], plan.Sightings[0].Mirrored is not null) : null);
}
