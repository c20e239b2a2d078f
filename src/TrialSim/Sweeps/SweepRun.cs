using TrialSim.Characteristics;
using TrialSim.Scenarios;
using TrialSim.Simulation;

namespace TrialSim.Sweeps;

/// <summary>A sweep under way: every cell is simulated on the same chance events, trial by trial; it can be saved and gone on with.</summary>
public sealed class SweepRun : IDisposable
{
    private readonly PairedRun run;
    private readonly string hash;
    private readonly IReadOnlyList<TrueValues> truths;

    /// <summary>A sweep without trials so far.</summary>
    /// <param name="plan">What is simulated.</param>
    /// <param name="truths">True values of each cell.</param>
    /// <param name="seed">Seed of all randomness.</param>
    public SweepRun(SweepPlan plan, IReadOnlyList<TrueValues> truths, ulong seed)
    {
        ArgumentNullException.ThrowIfNull(plan);
        Plan = plan;
        this.truths = truths;
        Seed = seed;
        hash = plan.Hash;
        run = new([.. plan.Cells.Select(c => c.Scenario)], truths, [.. plan.Measures.Select(m => m.Trial)], plan.Pairs, seed);
    }

    /// <summary>What is simulated.</summary>
    public SweepPlan Plan { get; }

    /// <summary>Seed of all randomness.</summary>
    public ulong Seed { get; }

    /// <summary>Trials of each cell so far.</summary>
    public long Replicates => run.Replicates;

    /// <summary>Simulates further trials of every cell; all of them or, where it is interrupted, none.</summary>
    /// <param name="toReplicates">Trials of each cell that there are to be in all.</param>
    /// <param name="workers">Threads.</param>
    /// <param name="progress">Told of finished trials, those of every cell; may be null.</param>
    /// <param name="cancellation">Stops at the next block.</param>
    /// <exception cref="OperationCanceledException">Cancelled; the sweep is as it was before.</exception>
    /// <exception cref="Cohorts.ScreeningException">The eligibility rules of a cell let nobody in.</exception>
    public void Advance(long toReplicates, int workers, RunProgress? progress, CancellationToken cancellation) =>
        run.Advance(toReplicates, workers, progress, cancellation);

    /// <summary>What was counted so far, for another process to go on from.</summary>
    public SweepState Save() => SweepState.Of(hash, Seed, run);

    /// <summary>Takes over what was counted in another process. This sweep must not have begun.</summary>
    /// <param name="state">The state of a sweep with the same plan and seed.</param>
    /// <param name="workers">Threads.</param>
    /// <param name="cancellation">Stops before anything is taken over.</param>
    /// <exception cref="ArgumentException">It is the state of something else.</exception>
    public void Resume(SweepState state, int workers, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(state);
        if (state.SweepHash != hash || state.Seed != Seed || !state.IsOfThisEngine)
        {
            throw new ArgumentException("the state of another sweep, seed or engine", nameof(state));
        }

        state.LoadInto(run, workers, cancellation);
    }

    /// <summary>The figures of a cell: those of a run of its scenario alone with the same seed and number of trials, bit for bit.</summary>
    public OperatingCharacteristics Figures(int cell) => OperatingCharacteristics.Of(run.Result(cell));

    /// <summary>Everything found so far.</summary>
    public SweepAnswer Answer() => new()
    {
        Plan = Plan,
        Provenance = new(OperatingCharacteristics.Version, Plan.Scenario.Name, ScenarioFile.Hash(Plan.Scenario), Seed, Replicates, run.Digest),
        Truths = truths,
        Cells = [.. Enumerable.Range(0, Plan.Cells.Count).Select(Figures)],
        Differences =
        [
            .. from pair in Enumerable.Range(0, Plan.Pairs.Count)
               from measure in Enumerable.Range(0, Plan.Measures.Count)
               where run.Difference(measure, pair).Trials > 0
               select Difference(measure, pair),
        ],
    };

    /// <inheritdoc/>
    public void Dispose() => run.Dispose();

    private SweepDifference Difference(int measure, int pair)
    {
        var (cell, minus) = Plan.Pairs[pair];
        double one = Estimate.Mean(run.Mean(measure, cell)).Mcse, other = Estimate.Mean(run.Mean(measure, minus)).Mcse;
        return new(Plan.Pairs[pair], Plan.Measures[measure], Estimate.Mean(run.Difference(measure, pair)), Math.Sqrt((one * one) + (other * other)));
    }
}
