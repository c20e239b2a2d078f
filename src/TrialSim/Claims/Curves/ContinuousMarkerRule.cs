using System.Text.Json.Serialization;
using TrialSim.Analyses;
using TrialSim.Quantities;
using TrialSim.Statistics.Subgroups.Curves;
using TrialSim.Trials;

namespace TrialSim.Claims.Curves;

/// <summary>A rule that looks at how the effect on the change of the score at the final visit depends on one continuous marker.</summary>
/// <remarks>Reads the patients seen at the final visit with a value of the marker; the effect is the treatment arm's mean change minus the control arm's, HAM-D points.</remarks>
public abstract record ContinuousMarkerRule : ClaimRule
{
    /// <summary>The marker: CRP as ln CRP, the others in their own unit.</summary>
    public PatientMarker Marker { get; init; } = PatientMarker.Crp;

    /// <summary>Whether the rule's test has no direction, and so no one-sided form.</summary>
    [JsonIgnore]
    private protected virtual bool HasNoDirection => true;

    /// <inheritdoc/>
    internal override IEnumerable<PatientMarker> Modifiers(RuleOutline outline) => [Marker];

    /// <inheritdoc/>
    internal override void Check(ScenarioPlace place, RuleOutline outline)
    {
        base.Check(place, outline);
        CheckMarker(place.At("marker"), Marker, outline);
        if (Marker.IsCategorical)
        {
            place.At("marker").Breach($"{Marker.Word()} has a few values only.", $"Choose a continuous marker: {string.Join(", ", outline.Population.Biomarkers)}, baseline, age or bmi.");
        }

        if (HasNoDirection && Direction == ClaimDirection.Benefit)
        {
            place.At("direction").Breach("the rule's test has no one-sided form.", "Leave \"direction\" out, or say \"either\".");
        }
    }

    /// <summary>The trials at hand as the kernels read them.</summary>
    /// <param name="room">The trials.</param>
    /// <param name="cases">The patients in whom the marker is known.</param>
    internal static OneMarkerTrials Trials(RuleRoom room, CompleteCases cases) => new(
        room.Endpoints.Values(ContinuousEndpoint.Change, MissingRule.ObservedCases),
        room.Trial.Treated,
        cases.Weight,
        cases.Values(0));

    /// <summary>The same with the marker as it is, not a number where it is missing, for kernels that put patients in its order.</summary>
    internal OneMarkerTrials Ordered(RuleRoom room, CompleteCases cases) => new(
        room.Endpoints.Values(ContinuousEndpoint.Change, MissingRule.ObservedCases),
        room.Trial.Treated,
        cases.Weight,
        room.Trial.Measured(Marker));

    /// <summary>The patients on one side of a cut of the marker.</summary>
    internal ClaimedSet Side(double cut, bool above) => ClaimedSet.Everybody.With(new(Marker, cut, above));
}
