using System.Security.Cryptography;
using System.Text;
using TrialSim.Characteristics;
using TrialSim.Scenarios;
using TrialSim.Simulation;

namespace TrialSim.Assurance;

/// <summary>How surely a design succeeds when its truth is uncertain: several priors, several sizes.</summary>
public sealed record AssuranceQuestion
{
    /// <summary>Trials of a sample where an error is to be reached, and truths drawn in one.</summary>
    private const long TrialsOfAStep = 8_000;

    private const int DrawsOfAStep = 250;

    /// <summary>The design of each size, as given.</summary>
    public required IReadOnlyList<Scenario> Designs { get; init; }

    /// <summary>What a trial is to show.</summary>
    public required AssuranceGoal Goal { get; init; }

    /// <summary>The priors.</summary>
    public required IReadOnlyList<StatedPrior> Priors { get; init; }

    /// <summary>Seed, trials of every prior and size, threads.</summary>
    public required RunSettings Settings { get; init; }

    /// <summary>Truths drawn from a prior.</summary>
    public int Draws { get; init; } = 1000;

    /// <summary>Monte Carlo error that every assurance is to fall below, instead of a number of trials; null asks for none.</summary>
    public double? Mcse { get; init; }

    /// <summary>Simulated trials that the answer takes, where their number is known.</summary>
    public long Trials => Designs.Count * ((2L * Priors.Count) + 1) * Settings.Replicates;

    /// <summary>The answer.</summary>
    /// <param name="progress">Told of finished trials; may be null.</param>
    /// <param name="cancellation">Stops.</param>
    /// <exception cref="ImpossibleTruthException">No scenario can have a truth that a prior holds possible.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    /// <exception cref="Cohorts.ScreeningException">The eligibility rules let nobody in.</exception>
    public AssuranceAnswer Answer(RunProgress? progress, CancellationToken cancellation)
    {
        var cells = new List<AssuranceCell>();
        var digests = new StringBuilder();
        foreach (var design in Designs)
        {
            AssuranceRun[] runs = [.. Priors.Select(prior => Run(design, prior, progress, cancellation))];
            using var powers = Powers(design, runs.Max(run => run.Trials), progress, cancellation);
            digests.Append(powers.Digest);
            foreach (var (number, run) in runs.Index())
            {
                digests.Append(run.Digest());
                double mean = run.Prior.Prior.Mean;
                cells.Add(new(
                    (int)design.Design.Patients.Value, run.Prior, run.Figures(), PowerOf(powers, 0), double.IsFinite(mean) ? PowerOf(powers, number + 1) : Estimate.None, mean, run.Trials, run.Draws));
            }
        }

        string digest = Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(digests.ToString())));
        var first = Designs[0];
        return new(
            new(OperatingCharacteristics.Version, first.Name, ScenarioFile.Hash(first), Settings.Seed, cells.Max(c => c.Trials), digest), Goal, cells);
    }

    private AssuranceRun Run(Scenario design, StatedPrior prior, RunProgress? progress, CancellationToken cancellation)
    {
        var run = Mcse is null
            ? new AssuranceRun(Goal, design, prior, Settings.Seed, Settings.Replicates, Draws)
            : new AssuranceRun(Goal, design, prior, Settings.Seed, TrialsOfAStep, DrawsOfAStep);
        run.Advance(Settings.Workers, progress, cancellation);
        while (Mcse is { } wanted && run.Figures().Assurance.Mcse is var error && error > wanted)
        {
            // an error of pairs is itself uncertain: towards the number it suggests, but not there at once
            double needed = run.Trials * (error * error / (wanted * wanted));
            long steps = Math.Max(1, (long)(0.9 * (needed - run.Trials) / run.TrialsOfASample));
            for (long step = 0; step < steps; step++)
            {
                run.Advance(Settings.Workers, progress, cancellation);
            }
        }

        return run;
    }

    // the scenario as given, and the mean of each prior, on the same chance events
    private PairedRun Powers(Scenario design, long trials, RunProgress? progress, CancellationToken cancellation)
    {
        Scenario[] truths =
        [
            Goal.Stripped(design),
            .. Priors.Select(prior => double.IsFinite(prior.Prior.Mean) ? PriorSample.AtMean(prior, design, Goal).Scenario : Goal.Stripped(design)),
        ];
        var run = new PairedRun(truths, [.. truths.Select(NotJudged)], [new ShownMeasure(Goal.Shown)], [], Settings.Seed);
        run.Advance(trials, Settings.Workers, progress, cancellation);
        return run;
    }

    private static Estimate PowerOf(PairedRun run, int cell)
    {
        long trials = run.Replicates;
        return Estimate.Share((long)Math.Round(run.Mean(0, cell).Mean * trials), trials);
    }

    private static TrueValues NotJudged(Scenario scenario) => new([.. scenario.Analyses.Select(_ => TrueValue.Undefined)], TrueValue.Undefined, TrueValue.Undefined);
}
