using System.Text.Json.Serialization;
using TrialSim.Outcomes;
using TrialSim.Quantities;
using TrialSim.Trials;

namespace TrialSim.Analyses;

/// <summary>Hazard of a first event by arm among the patients of a subgroup.</summary>
/// <remarks>
/// The time is the week of the first visit with the event; a patient without it is censored at the last visit at which she was seen. The
/// estimate is a log hazard ratio, treatment over control: positive where the treatment has the event sooner.
/// </remarks>
public abstract record TimeToEventTest : Analysis
{
    /// <summary>Which event.</summary>
    public TimedEndpoint Endpoint { get; init; } = TimedEndpoint.FirstResponse;

    /// <summary>Patients analysed.</summary>
    public string Subgroup { get; init; } = Trials.Subgroup.All;

    /// <summary>What the strata are formed of, each with a hazard of its own; of several, every combination is a stratum.</summary>
    public IReadOnlyList<AnalysisStrata> Strata { get; init; } = [];

    /// <inheritdoc/>
    [JsonIgnore]
    internal override IReadOnlyList<string> SubgroupsNamed => [Subgroup];

    /// <inheritdoc/>
    [JsonIgnore]
    internal override IReadOnlyList<(string Property, PatientMarker Marker)> MarkersRead => Strata.MarkersRead();

    /// <inheritdoc/>
    [JsonIgnore]
    internal override PatientFacts Reads =>
        (Endpoint == TimedEndpoint.FirstResponse ? PatientFacts.Score | PatientFacts.Baseline : PatientFacts.Score) | Strata.Reads();

    /// <inheritdoc/>
    internal override string Contrast(Arms arms, MarkerUnits units) => $"log hazard ratio {arms.Treatment} / {arms.Control}";

    /// <inheritdoc/>
    internal override void Check(ScenarioPlace place, TrialOutline trial)
    {
        base.Check(place, trial);
        if (Missing != MissingRule.ObservedCases)
        {
            place.At("missing").Breach(
                "a patient who leaves is censored at the last visit at which she was seen; nothing is carried forward.", "Leave \"missing\" out.");
        }

        StrataLists.Check(place.At("strata"), Strata, trial);
    }
}
