using TrialSim.Analyses;
using TrialSim.Scenarios;
using TrialSim.Simulation;
using TrialSim.Statistics;

namespace TrialSim.Findings;

/// <summary>What is a finding worth that a trial of this design has shown?</summary>
public sealed record ClaimQuestion
{
    /// <summary>Half-width of the range of deviates that counts as near the observed one.</summary>
    public const double NearHalfWidth = 0.1;

    /// <summary>Place of the finding among the sightings of the panel.</summary>
    internal const int AtLeast = 0;

    /// <summary>The finding.</summary>
    public required Sighting Finding { get; init; }

    /// <summary>What may be true; the first is the scenario as it is.</summary>
    public required IReadOnlyList<ClaimTruth> Truths { get; init; }

    /// <summary>Probabilities beforehand that the marker is truly predictive.</summary>
    public IReadOnlyList<double> Priors { get; init; } = [0.05, 0.1, 0.2, 0.3, 0.5, 0.7, 0.9];

    /// <summary>Wanted powers of a trial that is to confirm it.</summary>
    public IReadOnlyList<double> Powers { get; init; } = [0.8, 0.9];

    /// <summary>
    /// The claim rule whose claimed effects are looked at, each in the very set that it claims: the first announcement of the finding. Null
    /// where there is none, or where a p-value with a direction was observed, whose estimate is the one that is told.
    /// </summary>
    public AnnouncementEvidence? ClaimedBy => Finding.Evidence.OfType<DeviateEvidence>().Any(IsDirected) ? null : Finding.Evidence.OfType<AnnouncementEvidence>().FirstOrDefault();

    /// <summary>
    /// The analysis whose estimate is claimed: the first with an observed p-value and direction, else the first with an observed p-value, else
    /// the first that an observed decision reads. Null where it is the effect that a claim rule claims.
    /// </summary>
    public Analysis? Estimated => ClaimedBy is null ? Truths[0].Scenario.Analyses.First(a => a.Name == EstimatedName) : null;

    /// <summary>The analysis that would have to be significant to confirm the finding; null where none can be named beforehand.</summary>
    public Analysis? Confirming => ClaimedBy is { } claimed ? ConfirmingAnalysis.Of(claimed.Name, Truths[0].Scenario) : Estimated;

    /// <summary>Whether the finding is one reported p-value, beside whatever else was observed: what was seen is then the value and not "at most".</summary>
    public bool IsOneReportedP => Finding.Evidence.OfType<DeviateEvidence>().Count(e => e.IsReported) == 1;

    /// <summary>Why no analysis can be named, as a clause.</summary>
    internal string WhyUnconfirmed => ConfirmingAnalysis.WhyNone(ClaimedBy!.Name, Truths[0].Scenario);

    /// <summary>The direction in which it came out.</summary>
    public ObservedDirection Direction => Finding.Evidence.OfType<DeviateEvidence>().FirstOrDefault(IsDirected)?.Direction
        ?? Finding.Evidence.OfType<AnnouncementEvidence>().FirstOrDefault()?.Direction
        ?? ObservedDirection.Favourable;

    /// <summary>The panel that answers it.</summary>
    public PanelPlan Plan() => new([.. Truths.Select(t => t.Scenario)], [Finding, .. Further()], Estimated?.Name) { Claimed = ClaimedBy };

    /// <summary>Place of the reversed finding among the sightings; null where it has no direction.</summary>
    internal int? Reversed => Finding.Mirrored is null ? null : 1;

    /// <summary>Place of the finding with a p-value near the observed one; null where no p-value was observed.</summary>
    internal int? Near => FirstStrength is null ? null : (Reversed ?? 0) + 1;

    /// <summary>Sign of an estimate of an analysis that came out in a direction; of one that is not said, the favourable one.</summary>
    internal static double SignOf(Analysis analysis, ObservedDirection direction) => (direction == ObservedDirection.Adverse ? -1 : 1) * (analysis.Alternative switch
    {
        Alternative.Greater => 1,
        Alternative.Less => -1,
        _ => analysis.Target.FavourableSign,
    });

    private DeviateEvidence? FirstStrength => Finding.Evidence.OfType<DeviateEvidence>().Where(e => double.IsPositiveInfinity(e.To)).OrderByDescending(e => e.IsReported).FirstOrDefault();

    private string EstimatedName => Finding.Evidence.OfType<DeviateEvidence>().OrderByDescending(IsDirected).FirstOrDefault()?.Analysis.Name
        ?? Finding.Evidence.SelectMany(e => e.Decisions).Select(FirstRead).FirstOrDefault(name => name is not null)
        ?? Truths[0].Scenario.Analyses[0].Name;

    private static bool IsDirected(DeviateEvidence evidence) => evidence.Mirrored is not null;

    private IEnumerable<Sighting> Further()
    {
        if (Finding.Mirrored is { } reversed)
        {
            yield return reversed;
        }

        if (FirstStrength is { } strength)
        {
            yield return new([.. Finding.Evidence.Select(e => ReferenceEquals(e, strength) ? strength.Near(NearHalfWidth) : e)]);
        }
    }

    // the first analysis that a decision reads, itself or through those further up
    private string? FirstRead(string rule)
    {
        var scenario = Truths[0].Scenario;
        return scenario.Analyses.Any(a => a.Name == rule)
            ? rule
            : scenario.Decisions.FirstOrDefault(d => d.Name == rule)?.Of.Select(FirstRead).FirstOrDefault(name => name is not null);
    }
}
