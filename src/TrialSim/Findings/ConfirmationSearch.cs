using TrialSim.Analyses;
using TrialSim.Simulation;
using TrialSim.Sizing;

namespace TrialSim.Findings;

/// <summary>Seeks the trials that would confirm a finding, in its direction, as trialsim size seeks those that an analysis needs.</summary>
/// <param name="Confirming">The analysis that must be significant at its own level.</param>
/// <param name="Direction">In which direction.</param>
/// <param name="Powers">Wanted powers.</param>
/// <param name="Settings">Seed and workers; the replicates are the trials near an answer, fewer where these have more than 2,000 patients.</param>
internal sealed record ConfirmationSearch(Analysis Confirming, ObservedDirection Direction, IReadOnlyList<double> Powers, RunSettings Settings)
{
    private const double PatientsOfUsualTrials = 2000;

    /// <summary>The sizes under one truth, power by power.</summary>
    /// <param name="truth">The truth.</param>
    /// <param name="progress">Told of finished trials; may be null.</param>
    /// <param name="cancellation">Stops the search.</param>
    public IReadOnlyList<Confirmation> Under(ClaimTruth truth, RunProgress? progress, CancellationToken cancellation)
    {
        var analysis = truth.Scenario.Analyses.First(a => a.Name == Confirming.Name);
        var sought = new SizeTruth(truth.Name, truth.Description, truth.Scenario);
        var question = new SizeQuestion
        {
            GoalName = analysis.Name,
            Goal = DeviateEvidence.Between(analysis, 0, analysis.Alpha.Value, Direction),
            Knob = new PatientsKnob(),
            Truths = [sought],
            Powers = Powers,
            Replicates = Settings.Replicates,
            MostPatients = PatientsOfUsualTrials * Settings.Replicates,
        };
        var search = new SizeSearch(question, sought, Settings, progress, cancellation);
        return [.. Powers.Select(power => Confirmation.Of(search.Find(power)))];
    }
}
