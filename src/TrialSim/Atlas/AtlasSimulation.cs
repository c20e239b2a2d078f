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

    private static RuleTally[] Family(Scenario scenario, RunSettings settings, RunProgress? progress, CancellationToken cancellation)
    {
        RuleTally[] total = [.. scenario.Rules.Select(_ => new RuleTally())];
        var truth = MechanismTruth.Of(scenario.Outcome);
        long blocks = (settings.Replicates + Simulator.BlockSize - 1) / Simulator.BlockSize;
        Workers.Run(settings.Workers, blocks, next =>
        {
            using var run = new TrialRun(scenario.Protocol());
            RuleTally[] own = [.. total.Select(_ => new RuleTally())];
            while (next() is { } block)
            {
                long first = block * Simulator.BlockSize;
                int count = (int)Math.Min(Simulator.BlockSize, settings.Replicates - first);
                RunBlock(run, own, truth, settings.Seed, first, count);
                progress?.Add(count);
            }

            lock (total)
            {
                for (int r = 0; r < total.Length; r++)
                {
                    total[r].Merge(own[r]);
                }
            }
        }, cancellation);
        return total;
    }

    /// <summary>Conducts trials <paramref name="first"/> to <paramref name="first"/> + <paramref name="count"/> - 1 and counts what each rule announces.</summary>
    internal static void RunBlock(TrialRun run, RuleTally[] tallies, MechanismTruth truth, ulong seed, long first, int count)
    {
        for (int r = 0; r < count; r += Lanes.Count)
        {
            run.Conduct(seed, (ulong)(first + r));
            uint live = LaneMask.First(Math.Min(Lanes.Count, count - r)).Bits;
            for (int rule = 0; rule < tallies.Length; rule++)
            {
                tallies[rule].Record(run.Announcements[rule], truth, live);
            }
        }
    }
}
