using TrialSim.Numerics;
using TrialSim.Scenarios;
using TrialSim.Simulation;

namespace TrialSim.Assurance;

/// <summary>Trials of one design whose truth is drawn from a prior; samples can be added until the figures are precise enough.</summary>
/// <remarks>
/// Every drawn truth has replicates of its own, the next in order, so that all trials are independent; a prior that is certain thus has
/// just the trials of a run. Workers take whole truths, and what is counted is whole numbers or added in order: the same bits for any number of them.
/// </remarks>
public sealed class AssuranceRun
{
    private readonly AssuranceGoal goal;
    private readonly Scenario scenario;
    private readonly ulong seed;
    private readonly int pairs;
    private readonly long trialsOfATruth;
    private readonly List<DrawnTruth> truths = [];
    private readonly List<TruthTally> tallies = [];
    private int samples;

    /// <summary>A run without trials so far.</summary>
    /// <param name="goal">What a trial is to show.</param>
    /// <param name="scenario">The design; its truth is replaced by those of the prior.</param>
    /// <param name="prior">The prior.</param>
    /// <param name="seed">Seed of all randomness.</param>
    /// <param name="replicates">Trials of a sample, rounded up so that each truth has a multiple of eight.</param>
    /// <param name="draws">Truths drawn in a sample, rounded up to pairs; a list gives all of its rows.</param>
    public AssuranceRun(AssuranceGoal goal, Scenario scenario, StatedPrior prior, ulong seed, long replicates, int draws)
    {
        ArgumentNullException.ThrowIfNull(prior);
        ArgumentOutOfRangeException.ThrowIfLessThan(replicates, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(draws, 1);
        this.goal = goal;
        this.scenario = scenario;
        this.seed = seed;
        Prior = prior;
        pairs = prior.Prior is DrawsPrior { Rows: { } rows } ? rows.Count : (int)Math.Clamp((draws + 1L) / 2, 1, (replicates + (2 * Lanes.Count) - 1) / (2 * Lanes.Count));
        long needed = (replicates + (2L * pairs) - 1) / (2L * pairs);
        trialsOfATruth = (needed + Lanes.Count - 1) / Lanes.Count * Lanes.Count;
    }

    /// <summary>The prior.</summary>
    public StatedPrior Prior { get; }

    /// <summary>Trials of one sample.</summary>
    public long TrialsOfASample => 2 * pairs * trialsOfATruth;

    /// <summary>Trials so far.</summary>
    public long Trials => samples * TrialsOfASample;

    /// <summary>Truths drawn so far.</summary>
    public int Draws => truths.Count;

    /// <summary>Adds a sample: fresh truths, and fresh trials under each.</summary>
    /// <param name="workers">Threads.</param>
    /// <param name="progress">Told of finished trials; may be null.</param>
    /// <param name="cancellation">Stops at the next truth; then nothing is added.</param>
    /// <exception cref="ImpossibleTruthException">No scenario can have a truth that the prior holds possible.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    /// <exception cref="Cohorts.ScreeningException">The eligibility rules let nobody in.</exception>
    public void Advance(int workers, RunProgress? progress, CancellationToken cancellation)
    {
        var drawn = PriorSample.Draw(Prior, scenario, goal, seed, samples, pairs);
        var counted = new TruthTally[drawn.Length];
        long first = Trials;
        Workers.Run(workers, drawn.Length, next =>
        {
            while (next() is { } number)
            {
                using var trials = new TruthTrials(drawn[number], goal);
                counted[number] = trials.Simulate(seed, first + (number * trialsOfATruth), trialsOfATruth);
                progress?.Add(trialsOfATruth);
            }
        }, cancellation);
        truths.AddRange(drawn);
        tallies.AddRange(counted);
        samples++;
    }

    /// <summary>The figures of all trials so far.</summary>
    public AssuranceFigures Figures() => AssuranceFigures.Of(Prior, goal, PriorFacts.Of(Prior, scenario, goal, truths), [.. truths], [.. tallies]);

    /// <summary>SHA-256 over everything drawn and counted.</summary>
    public string Digest() => TruthTally.Digest(truths, tallies);
}
