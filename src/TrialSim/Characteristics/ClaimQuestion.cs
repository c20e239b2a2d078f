using TrialSim.Analyses;
using TrialSim.Scenarios;
using TrialSim.Simulation;
using TrialSim.Statistics;

namespace TrialSim.Characteristics;

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

    /// <summary>The analysis whose estimate is claimed and would have to be confirmed: the first that the finding is about.</summary>
    public Analysis Estimated => Truths[0].Scenario.Analyses.First(a => a.Name == EstimatedName);

    /// <summary>The direction in which it came out.</summary>
    public ObservedDirection Direction => Finding.Evidence.OfType<DeviateEvidence>().FirstOrDefault(IsDirected)?.Direction
        ?? Finding.Evidence.OfType<AnnouncementEvidence>().FirstOrDefault()?.Direction
        ?? ObservedDirection.Favourable;

    /// <summary>Sign of an estimate in that direction.</summary>
    internal double Sign => SignOf(Estimated, Direction);

    /// <summary>The panel that answers it.</summary>
    public PanelPlan Plan() => new([.. Truths.Select(t => t.Scenario)], [Finding, .. Further()], EstimatedName);

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

    private DeviateEvidence? FirstStrength => Finding.Evidence.OfType<DeviateEvidence>().FirstOrDefault(e => double.IsPositiveInfinity(e.To));

    private string EstimatedName => Finding.Evidence.OfType<DeviateEvidence>().OrderByDescending(IsDirected).FirstOrDefault()?.Analysis.Name
        ?? Finding.Evidence.SelectMany(e => e.Decisions.Concat(e.Rules)).Select(FirstRead).FirstOrDefault(name => name is not null)
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

    // the first analysis that a rule reads, itself or through rules further up
    private string? FirstRead(string rule)
    {
        var scenario = Truths[0].Scenario;
        if (scenario.Rules.FirstOrDefault(r => r.Name == rule) is { } claims)
        {
            return claims.AnalysesNamed.Select(named => named.Name).FirstOrDefault();
        }

        return scenario.Analyses.Any(a => a.Name == rule)
            ? rule
            : scenario.Decisions.FirstOrDefault(d => d.Name == rule)?.Of.Select(FirstRead).FirstOrDefault(name => name is not null);
    }
}
