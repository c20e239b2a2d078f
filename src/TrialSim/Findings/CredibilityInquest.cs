using TrialSim.Analyses;
using TrialSim.Outcomes;
using TrialSim.Scenarios;
using TrialSim.Simulation;
using TrialSim.Trials;

namespace TrialSim.Findings;

/// <summary>How credible would effect modification be that a trial of this design finds?</summary>
public sealed record CredibilityInquest
{
    /// <summary>What may be true; the first is the scenario as it is.</summary>
    public required IReadOnlyList<ClaimTruth> Truths { get; init; }

    /// <summary>The test of interaction.</summary>
    public required Analysis Interaction { get; init; }

    /// <summary>The marker whose interaction it tests.</summary>
    public PatientMarker Marker => Interaction.Target.Modifier ?? Scenario.TestedMarker;

    /// <summary>True value, in the scenario, of what it estimates.</summary>
    public required TrueValue Value { get; init; }

    /// <summary>Probabilities beforehand that the marker is truly predictive.</summary>
    public IReadOnlyList<double> Priors { get; init; } = [0.1, 0.3, 0.5];

    /// <summary>The direction that is true in the scenario; where it has none, that of more benefit at higher levels of the marker.</summary>
    public ObservedDirection Expected => Value.IsDefined && !Value.IsZero && Value.Value * ClaimQuestion.SignOf(Interaction, ObservedDirection.Favourable) < 0
        ? ObservedDirection.Adverse
        : ObservedDirection.Favourable;

    /// <summary>Analyses of the scenario that test whether, or in whom, the effect differs: interactions and subgroups.</summary>
    public IReadOnlyList<Analysis> Tests => [.. Scenario.Analyses.Where(a => IsInteraction(a) || a.SubgroupsNamed.Any(s => s != Subgroup.All))];

    /// <summary>The scenario as it is.</summary>
    public Scenario Scenario => Truths[0].Scenario;

    /// <summary>Units of the scenario's biomarkers, for sentences.</summary>
    internal MarkerUnits Units => Scenario.Population.Units;

    /// <summary>Place, among the sightings, of any of the tests being significant at 0.05.</summary>
    internal static int AnyTest => CredibilityBand.All.Count;

    /// <summary>Whether an analysis tests an interaction with the marker.</summary>
    public static bool IsInteraction(Analysis analysis) => analysis?.Target is EffectSlope or LogOddsRatioSlope;

    /// <summary>The panel that gives the figures.</summary>
    public PanelPlan Plan() => new(
        [.. Truths.Select(t => t.Scenario)],
        [
            .. CredibilityBand.All.Select(band => band.In(Interaction, Expected)),
            new([new AnyEvidence([.. Tests.Select(a => DeviateEvidence.Between(a, 0, 0.05, ObservedDirection.Either))])]),
        ],
        Interaction.Name);
}
