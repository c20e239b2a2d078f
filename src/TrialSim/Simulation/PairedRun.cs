using System.Collections.Concurrent;
using TrialSim.Numerics;
using TrialSim.Scenarios;

namespace TrialSim.Simulation;

/// <summary>
/// Several scenarios, the cells, simulated trial by trial on the same chance events: patient i of trial r has the same draws in each, so that
/// differences between cells are not blurred by different luck. A run can be continued.
/// </summary>
/// <remarks>The same bits for any number of workers and any division of the replicates among calls of <see cref="Advance"/>.</remarks>
public sealed class PairedRun : IDisposable
{
    private readonly PairedPlan plan;
    private readonly ConcurrentBag<PairedWorker> idle = [];
    private ReferencePopulation?[]? populations;
    private PairedTally total;

    /// <summary>A run without replicates so far.</summary>
    /// <param name="cells">Scenarios without problems.</param>
    /// <param name="truths">True values of each, which its estimates are judged against.</param>
    /// <param name="measures">What is kept of each trial for comparison.</param>
    /// <param name="pairs">Cells whose differences are wanted.</param>
    /// <param name="seed">Seed of all randomness.</param>
    public PairedRun(
        IReadOnlyList<Scenario> cells, IReadOnlyList<TrueValues> truths, IReadOnlyList<TrialMeasure> measures, IReadOnlyList<CellPair> pairs, ulong seed)
    {
        ArgumentNullException.ThrowIfNull(cells);
        ArgumentNullException.ThrowIfNull(truths);
        ArgumentOutOfRangeException.ThrowIfNotEqual(truths.Count, cells.Count);
        plan = new(cells, truths, measures, pairs);
        Seed = seed;
        total = new(plan, []);
    }

    /// <summary>Number of the first replicate; see <see cref="RunSettings.First"/>.</summary>
    public long First { get; init; }

    /// <summary>Whether what claim rules announce is scored against the truth; where not, they are only seen to announce, which takes no reference population.</summary>
    public bool ScoresClaims { get; init; } = true;

    /// <summary>Seed of all randomness.</summary>
    public ulong Seed { get; }

    /// <summary>Trials simulated of each cell.</summary>
    public long Replicates { get; private set; }

    /// <summary>SHA-256 over everything counted of all cells and pairs.</summary>
    public string Digest => total.Digest();

    /// <summary>Simulates further trials of every cell; all of them or, where it is interrupted, none.</summary>
    /// <param name="toReplicates">Trials of each cell there are to be in all.</param>
    /// <param name="workers">Threads.</param>
    /// <param name="progress">Told of finished trials, those of every cell; may be null.</param>
    /// <param name="cancellation">Stops at the next block.</param>
    /// <exception cref="ArgumentOutOfRangeException">Fewer than there are, or the trials so far are no multiple of eight.</exception>
    /// <exception cref="OperationCanceledException">Cancelled; the run is as it was before.</exception>
    /// <exception cref="Cohorts.ScreeningException">The eligibility rules let nobody in.</exception>
    public void Advance(long toReplicates, int workers, RunProgress? progress, CancellationToken cancellation)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(toReplicates, Replicates);
        ArgumentOutOfRangeException.ThrowIfNotEqual(Replicates % Lanes.Count, 0, nameof(Replicates));
        populations ??= ScoresClaims ? plan.Populations(workers, cancellation) : new ReferencePopulation?[plan.Cells.Count];
        long from = First + Replicates;
        long replicates = toReplicates - Replicates;
        long blocks = (replicates + Simulator.BlockSize - 1) / Simulator.BlockSize;
        if (blocks == 0)
        {
            return;
        }

        var added = new PairedTally(plan, populations);
        Workers.Run(workers, blocks, next =>
        {
            if (!idle.TryTake(out var worker))
            {
                worker = new(plan);
            }

            using var tally = new PairedTally(plan, populations);
            while (next() is { } block)
            {
                long first = block * Simulator.BlockSize;
                int count = (int)Math.Min(Simulator.BlockSize, replicates - first);
                worker.RunBlock(tally, Seed, from + first, count);
                progress?.Add((long)count * plan.Cells.Count);
            }

            idle.Add(worker);
            lock (added)
            {
                added.Merge(tally);
            }
        }, cancellation);
        if (Replicates > 0)
        {
            added.Merge(total);
        }

        total.Dispose();
        total = added;
        Replicates = toReplicates;
    }

    /// <summary>What was counted of one cell so far; later trials do not change it.</summary>
    /// <param name="cell">Number of the cell.</param>
    /// <param name="workers">Threads, as the result is to report them.</param>
    public SimulationResult Result(int cell, int workers = 1)
    {
        var tally = new Tally(plan.Cells[cell], plan.Truths[cell], populations?[cell]);
        tally.Merge(total.Cells[cell]);
        return new(plan.Cells[cell], new(Seed, Replicates, workers) { First = First }, plan.Truths[cell], tally);
    }

    /// <summary>A measure in a cell.</summary>
    public MeasureMoments Mean(int measure, int cell) => total.Mean(measure, cell);

    /// <summary>The difference of a measure between the cells of a pair, over the trials that have it in both.</summary>
    public MeasureMoments Difference(int measure, int pair) => total.Difference(measure, pair);

    /// <summary>Writes everything counted so far, to be read by <see cref="Load"/>.</summary>
    internal void Save(BinaryWriter writer)
    {
        writer.Write(Replicates);
        total.Save(writer);
    }

    /// <summary>Takes over what another run of the same cells, measures, pairs and seed has counted; this one must not have begun.</summary>
    /// <exception cref="InvalidDataException">It was a run of something else.</exception>
    internal void Load(BinaryReader reader, int workers, CancellationToken cancellation)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(Replicates, 0);
        populations ??= plan.Populations(workers, cancellation);
        var loaded = new PairedTally(plan, populations);
        long replicates = reader.ReadInt64();
        loaded.Load(reader);
        total.Dispose();
        total = loaded;
        Replicates = replicates;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var worker in idle)
        {
            worker.Dispose();
        }

        total.Dispose();
    }
}
