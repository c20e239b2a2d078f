using TrialSim.Designs;
using TrialSim.Numerics;
using TrialSim.Scenarios;
using TrialSim.Simulation;

namespace TrialSim.Precision;

/// <summary>A small run from which a large one is planned: the first trials of the scenario, in groups, so that the plan knows how sure it is.</summary>
public static class PilotRun
{
    /// <summary>Groups of trials, each left out once.</summary>
    public const int Groups = 16;

    /// <summary>Simulates the pilot.</summary>
    /// <param name="scenario">A scenario without problems.</param>
    /// <param name="settings">Seed, trials (rounded up to a multiple of 8 for each group), workers.</param>
    /// <param name="truth">True values of the scenario.</param>
    /// <param name="progress">Told of finished trials; may be null.</param>
    /// <param name="cancellation">Stops the pilot.</param>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    /// <exception cref="Cohorts.ScreeningException">The eligibility rules let nobody in.</exception>
    public static PilotResult Run(Scenario scenario, RunSettings settings, TrueValues truth, RunProgress? progress, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        ArgumentNullException.ThrowIfNull(settings);
        var population = scenario.Rules.Count == 0 ? null : ReferencePopulation.Draw(scenario, settings.Workers, cancellation);
        long ofGroup = (settings.Replicates + (Groups * Lanes.Count) - 1) / (Groups * Lanes.Count) * Lanes.Count;
        var groups = new Tally[Groups];
        Workers.Run(settings.Workers, Groups, next =>
        {
            using var run = new TrialRun(scenario.Protocol());
            while (next() is { } group)
            {
                var tally = new Tally(scenario, truth, population);
                for (long done = 0; done < ofGroup; done += Lanes.Count)
                {
                    cancellation.ThrowIfCancellationRequested();
                    run.Conduct(settings.Seed, (ulong)((group * ofGroup) + done));
                    tally.Record(run, LaneMask.First(Lanes.Count));
                    progress?.Add(Lanes.Count);
                }

                groups[group] = tally;
            }
        }, cancellation);
        SimulationResult Without(int left)
        {
            var total = new Tally(scenario, truth, population);
            for (int g = 0; g < Groups; g++)
            {
                if (g != left)
                {
                    total.Merge(groups[g]);
                }
            }

            return new(scenario, settings with { Replicates = ofGroup * (left < 0 ? Groups : Groups - 1) }, truth, total);
        }

        var result = new PilotResult(Without(-1), [.. Enumerable.Range(0, Groups).Select(Without)]);
        Array.ForEach(groups, group => group.Dispose());
        return result;
    }
}
