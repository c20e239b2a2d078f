using System.Text.Json.Serialization;
using TrialSim.Outcomes;
using TrialSim.Quantities;
using TrialSim.Trials;

namespace TrialSim.Analyses;

/// <summary>
/// Difference between arms in the natural logarithm of a followed biomarker's concentration at a visit, adjusted for the logarithm at
/// baseline (analysis of covariance): the logarithm of a ratio of geometric means.
/// </summary>
/// <remarks>
/// ln units, treatment minus control; negative is a larger fall in the treatment arm. Patients measured both times; t with n - rank degrees
/// of freedom. The slope on baseline is free, so that change and level at the visit give the same estimate. Not estimable when an arm has
/// none of them, no degree of freedom is left or the residual variance is zero.
/// </remarks>
public sealed record MarkerChange : Analysis
{
    /// <summary>The biomarker, one of those that the outcome follows.</summary>
    public required PatientMarker Marker { get; init; }

    /// <summary>Week of the visit; the last at which the biomarker is measured unless said.</summary>
    public Weeks? Week { get; init; }

    /// <summary>Patients analysed.</summary>
    public string Subgroup { get; init; } = Trials.Subgroup.All;

    /// <summary>
    /// Only patients with this response: an arm comparison among responders, for instance. Such patients are chosen by what came after
    /// randomization, so that the comparison is no longer randomized and has no true value.
    /// </summary>
    public ResponseEndpoint? Among { get; init; }

    /// <inheritdoc/>
    [JsonIgnore]
    public override Estimand Target => new MarkerLogRatio(Subgroup, Marker, Week?.Value, Among);

    /// <inheritdoc/>
    [JsonIgnore]
    internal override IReadOnlyList<string> SubgroupsNamed => [Subgroup];

    /// <inheritdoc/>
    [JsonIgnore]
    internal override PatientFacts Reads => Among?.Facts() ?? PatientFacts.None;

    /// <inheritdoc/>
    public override string Describe(MarkerUnits units) =>
        $"ln {Marker.InWords()} at {(Week is { } week ? $"week {week.Value}" : "its last visit")} on arm + ln {Marker.InWords()} at baseline in {Subgroup}"
        + $"{(Among is { } among ? $", patients with {among.InWords()}" : string.Empty)}: test of the arm, {DescribeTest()}";

    /// <inheritdoc/>
    internal override string Contrast(Arms arms, MarkerUnits units) => $"ln ratio of {Marker.InWords()}, {arms.Treatment} / {arms.Control}";

    /// <inheritdoc/>
    internal override void Check(ScenarioPlace place, TrialOutline trial)
    {
        base.Check(place, trial);
        Among?.Check(place.At("among"), trial.AdverseEvents);
        if (Missing != MissingRule.ObservedCases)
        {
            place.At("missing").Breach("measurements of a biomarker are not carried forward.", "Leave it out: patients measured both times are analysed.");
        }

        var followed = trial.FollowedMarkers.FirstOrDefault(f => f.Marker == Marker);
        if (followed is null)
        {
            place.At("marker").Breach(
                $"{Marker.InWords()} is not measured after baseline.",
                trial.FollowedMarkers.Count == 0
                    ? "List it in \"outcome.markers\" of a scenario."
                    : Spelling.Suggest(Marker.Name, [.. trial.FollowedMarkers.Select(f => f.Marker.Name)], "Followed are"),
                "outcome.markers");
        }
        else if (Week is { } week && !(trial.Weeks.Contains(week.Value) && followed.IsMeasuredAt(week.Value)))
        {
            place.At("week").Breach(
                $"{Marker.InWords()} is not measured at week {week.Value}.",
                $"It is at {string.Join(", ", trial.Weeks.Where(followed.IsMeasuredAt))}.", "outcome.markers", "outcome.visits");
        }
    }

    /// <inheritdoc/>
    internal override PreparedAnalysis Prepare(TrialEndpoints endpoints) => new MarkerChangeTest(this, endpoints);
}
