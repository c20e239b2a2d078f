using TrialSim.Characteristics;
using TrialSim.Scenarios;
using TrialSim.Simulation;

namespace TrialSim.Findings;

/// <summary>What a finding is worth: how often each truth shows it, how truths compare, and what would confirm it.</summary>
public sealed record ClaimAnswer
{
    /// <summary>The question.</summary>
    public required ClaimQuestion Question { get; init; }

    /// <summary>What was run; the digest is over everything that the panel counted.</summary>
    public required Provenance Provenance { get; init; }

    /// <summary>What trials show under each truth.</summary>
    public required IReadOnlyList<ClaimUnderTruth> Truths { get; init; }

    /// <summary>Every truth under which the marker is predictive against every one under which it is not.</summary>
    public required IReadOnlyList<ClaimContrast> Contrasts { get; init; }

    /// <summary>The null that shows the finding most often: what a sceptic would hold against it. Null where there is none.</summary>
    public ClaimUnderTruth? WorstNull => Truths.Where(t => !t.Truth.IsPredictive).MaxBy(t => t.AtLeast.Value);

    /// <summary>The answer.</summary>
    /// <param name="question">The question.</param>
    /// <param name="panel">Its finished panel.</param>
    /// <param name="values">True value, under each truth, of what is estimated.</param>
    /// <param name="searches">Seed and workers of the searches for sample sizes, and most trials near an answer.</param>
    /// <param name="progress">Told of finished trials of those; may be null.</param>
    /// <param name="cancellation">Stops the search for sample sizes.</param>
    public static ClaimAnswer Of(
        ClaimQuestion question, PanelResult panel, IReadOnlyList<TrueValue> values, RunSettings searches, RunProgress? progress, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(question);
        ArgumentNullException.ThrowIfNull(panel);
        ArgumentNullException.ThrowIfNull(values);
        var reading = new PanelReading(question, panel);
        var scenario = question.Truths[0].Scenario;
        ClaimUnderTruth[] truths =
        [
            .. question.Truths.Select((truth, t) => reading.Of(t, values[t]) with
            {
                Confirmations = truth.IsPredictive ? Confirmations(question, truth, searches, progress, cancellation) : [],
            }),
        ];
        return new()
        {
            Question = question,
            Provenance = new(
                OperatingCharacteristics.Version, scenario.Name, ScenarioFile.Hash(scenario), panel.Settings.Seed, panel.Settings.Replicates, panel.Digest),
            Truths = truths,
            Contrasts = [.. from t in Numbers(question, isPredictive: true) from u in Numbers(question, isPredictive: false) select reading.Contrast(t, u)],
        };
    }

    private static IReadOnlyList<Confirmation> Confirmations(
        ClaimQuestion question, ClaimTruth truth, RunSettings searches, RunProgress? progress, CancellationToken cancellation) =>
        question.Confirming is { } confirming
            ? new ConfirmationSearch(confirming, question.Direction, question.Powers, searches).Under(truth, progress, cancellation)
            : [.. question.Powers.Select(power => Confirmation.CannotBeSaid(power, question.WhyUnconfirmed))];

    private static IEnumerable<int> Numbers(ClaimQuestion question, bool isPredictive) =>
        Enumerable.Range(0, question.Truths.Count).Where(t => question.Truths[t].IsPredictive == isPredictive);
}
