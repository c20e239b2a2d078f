using TrialSim.Designs;
using TrialSim.Numerics;
using TrialSim.Scenarios;
using TrialSim.Simulation;

namespace TrialSim.Atlas;

/// <summary>Runs every rule of an atlas over its null families: all rules on the same trials, all families from the same random numbers.</summary>
public static class AtlasSimulation
{
    /// <summary>Simulates; the same counts for any number of workers.</summary>
    /// <param name="setup">What is run.</param>
    /// <param name="settings">Seed, trials of each family, workers.</param>
    /// <param name="progress">Told of finished trials, over all families; may be null.</param>
    /// <param name="cancellation">Stops the run at the next block.</param>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    /// <exception cref="Cohorts.ScreeningException">The eligibility rules of a family let nobody in.</exception>
    public static AtlasResult Run(AtlasSetup setup, RunSettings settings, RunProgress? progress, CancellationToken cancellation)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(settings.Replicates, 1);
        return new(setup, settings, [.. setup.Families.Select(f => Family(f.Scenario, settings, progress, cancellation))]);
    }

    private static ClaimTally[] Family(Scenario scenario, RunSettings settings, RunProgress? progress, CancellationToken cancellation)
    {
        var population = ReferencePopulation.Draw(scenario, settings.Workers, cancellation);
        var total = Tallies(scenario, population);
        long blocks = (settings.Replicates + Simulator.BlockSize - 1) / Simulator.BlockSize;
        Workers.Run(settings.Workers, blocks, next =>
        {
            using var run = new TrialRun(scenario.Protocol());
            var own = Tallies(scenario, population);
            while (next() is { } block)
            {
                long first = block * Simulator.BlockSize;
                int count = (int)Math.Min(Simulator.BlockSize, settings.Replicates - first);
                RunBlock(run, own, settings.Seed, first, count);
                progress?.Add(count);
            }

            lock (total)
            {
                for (int r = 0; r < total.Length; r++)
                {
                    total[r].Merge(own[r]);
                    own[r].Dispose();
                }
            }
        }, cancellation);
        return total;
    }

    /// <summary>Empty tallies of a scenario's rules.</summary>
    internal static ClaimTally[] Tallies(Scenario scenario, ReferencePopulation population)
    {
        var outline = scenario.Outline();
        return [.. scenario.Rules.Select(rule => new ClaimTally(rule.Slots(outline), population, (int)scenario.Design.Patients.Value))];
    }

    /// <summary>Conducts trials <paramref name="first"/> to <paramref name="first"/> + <paramref name="count"/> - 1 and scores what each rule announces.</summary>
    internal static void RunBlock(TrialRun run, ClaimTally[] tallies, ulong seed, long first, int count)
    {
        for (int r = 0; r < count; r += Lanes.Count)
        {
            run.Conduct(seed, (ulong)(first + r));
            var live = LaneMask.First(Math.Min(Lanes.Count, count - r));
            for (int rule = 0; rule < tallies.Length; rule++)
            {
                tallies[rule].Record(run.Announcements[rule], run.Endpoints, live);
            }
        }
    }
}
