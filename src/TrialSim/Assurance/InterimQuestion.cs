using TrialSim.Analyses;
using TrialSim.Scenarios;
using TrialSim.Simulation;
using TrialSim.Statistics;

namespace TrialSim.Assurance;

/// <summary>How surely a trial succeeds that is under way: its first stage is known, the rest is simulated.</summary>
/// <remarks>Conditional power (Lan and Wittes 1988) under single truths, predictive power (Spiegelhalter, Freedman and Blackburn 1986) under priors updated by the first stage.</remarks>
public sealed record InterimQuestion
{
    /// <summary>The trial with the patients still to come.</summary>
    public required Scenario Rest { get; init; }

    /// <summary>The analysis that is to be significant over both stages, at its level.</summary>
    public required Analysis Analysis { get; init; }

    /// <summary>What the first stage has shown.</summary>
    public required InterimResult Interim { get; init; }

    /// <summary>True value of what the analysis estimates if the scenario's effect is true; not 0.</summary>
    public required double ValueAsGiven { get; init; }

    /// <summary>Priors before the trial, in multiples of the scenario's effect, that data can update.</summary>
    public required IReadOnlyList<StatedPrior> Priors { get; init; }

    /// <summary>Seed, trials of every outlook, threads.</summary>
    public required RunSettings Settings { get; init; }

    /// <summary>Truths drawn from a prior.</summary>
    public required int Draws { get; init; }

    /// <summary>The outlooks: under the first stage's own estimate, under the scenario's effect, and under each prior updated by the first stage.</summary>
    /// <param name="progress">Told of finished trials; may be null.</param>
    /// <param name="cancellation">Stops.</param>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public IReadOnlyList<InterimOutlook> Answer(RunProgress? progress, CancellationToken cancellation)
    {
        double estimate = Interim.Estimate / ValueAsGiven;
        double error = Interim.StandardError / Math.Abs(ValueAsGiven);
        return
        [
            Outlook("the first stage's estimate", new PointPrior { Effect = new(estimate) }, progress, cancellation),
            Outlook("the scenario's effect", new PointPrior { Effect = new(1) }, progress, cancellation),
            .. Priors.Select(p => Outlook(
                $"prior \"{p.Name}\", updated", new UpdatedPrior { Prior = p.Prior, Estimate = new(estimate), StandardError = new(error) }, progress, cancellation)),
        ];
    }

    private InterimOutlook Outlook(string truth, TruthPrior prior, RunProgress? progress, CancellationToken cancellation)
    {
        int side = Analysis.Alternative switch { Alternative.Greater => 1, Alternative.Less => -1, _ => (int)Analysis.Target.FavourableSign };
        double share = Interim.Patients / (Interim.Patients + Rest.Design.Patients.Value);
        var shown = new CombinedEvidence(Analysis, side * Interim.Estimate / Interim.StandardError, share);
        var run = new AssuranceRun(
            new(Analysis.Name, shown, ClaimedSign.Unknown), Rest, new() { Name = "outlook", Source = truth, Prior = prior }, Settings.Seed, Settings.Replicates, Draws);
        run.Advance(Settings.Workers, progress, cancellation);
        return new(truth, prior, run.Figures().Assurance, run.Digest());
    }
}
