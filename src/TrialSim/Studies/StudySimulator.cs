using TrialSim.Numerics;
using TrialSim.Simulation;

namespace TrialSim.Studies;

/// <summary>Simulates biomarker studies in blocks, on any number of workers, with the same result to the last bit.</summary>
public static class StudySimulator
{
    /// <summary>Simulates every replicate of a run.</summary>
    /// <param name="protocol">A study without problems.</param>
    /// <param name="settings">Seed, replicates, workers.</param>
    /// <param name="progress">Told of finished replicates; may be null.</param>
    /// <param name="cancellation">Stops the run at the next block.</param>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public static StudyResult Run(StudyProtocol protocol, RunSettings settings, RunProgress? progress, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(protocol);
        ArgumentNullException.ThrowIfNull(settings);
        ArgumentOutOfRangeException.ThrowIfLessThan(settings.Replicates, 1);
        var model = protocol.Study.Prepare();
        using var total = model.NewTally();
        long blocks = (settings.Replicates + Simulator.BlockSize - 1) / Simulator.BlockSize;
        Workers.Run(settings.Workers, blocks, next =>
        {
            var worker = model.NewWorker();
            using var tally = model.NewTally();
            while (next() is { } block)
            {
                long first = block * Simulator.BlockSize;
                int count = (int)Math.Min(Simulator.BlockSize, settings.Replicates - first);
                for (int done = 0; done < count; done += Lanes.Count)
                {
                    worker.Conduct(tally, settings.Seed, (ulong)(settings.First + first + done), Math.Min(Lanes.Count, count - done));
                    tally.Moments.EndOfRound();
                }

                progress?.Add(count);
            }

            lock (total)
            {
                total.Merge(tally);
            }
        }, cancellation);
        return new(protocol, settings, total.Digest(), [.. model.Figures(total, settings.Replicates)]);
    }

    /// <summary>Column names of the people's table.</summary>
    /// <param name="protocol">A study without problems.</param>
    public static IReadOnlyList<string> Columns(StudyProtocol protocol)
    {
        ArgumentNullException.ThrowIfNull(protocol);
        return ["replicate", .. protocol.Study.Prepare().Columns];
    }

    /// <summary>The people of chosen replicates, one row each: the very ones that a run with the same seed simulates. What is missing is empty.</summary>
    /// <param name="protocol">A study without problems.</param>
    /// <param name="seed">Seed of the run.</param>
    /// <param name="first">First replicate; a run numbers them from 0.</param>
    /// <param name="count">Replicates.</param>
    public static IEnumerable<string[]> People(StudyProtocol protocol, ulong seed, long first, long count)
    {
        ArgumentNullException.ThrowIfNull(protocol);
        ArgumentOutOfRangeException.ThrowIfNegative(first);
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        var model = protocol.Study.Prepare();
        for (long replicate = first; replicate < first + count; replicate++)
        {
            string number = replicate.ToString(System.Globalization.CultureInfo.InvariantCulture);
            foreach (string[] row in model.Roster(seed, (ulong)replicate))
            {
                yield return [number, .. row];
            }
        }
    }
}
