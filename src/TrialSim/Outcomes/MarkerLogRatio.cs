using TrialSim.Trials;

namespace TrialSim.Outcomes;

/// <summary>
/// Mean effect on the natural logarithm of a followed biomarker's concentration as measured at a visit, in a subgroup: the logarithm of a
/// ratio of geometric means; negative is a larger fall in the treatment arm.
/// </summary>
/// <param name="Subgroup">Name of the subgroup.</param>
/// <param name="Marker">The biomarker.</param>
/// <param name="Week">Week of the visit; null is the last at which the biomarker is measured.</param>
/// <param name="Among">Only patients with this response, who differ between the arms: then there is no true value.</param>
public sealed record MarkerLogRatio(string Subgroup, PatientMarker Marker, double? Week, ResponseEndpoint? Among) : Estimand
{
    /// <inheritdoc/>
    public override bool HasTrueValue => Among is null;

    /// <inheritdoc/>
    public override bool IsAboutScore => false;

    /// <inheritdoc/>
    public override string Describe(MarkerUnits units) =>
        $"effect on ln {Marker.InWords()} at {(Week is { } week ? $"week {week}" : "its last visit")}, {Subgroup} patients"
        + $"{(Among is { } among ? $" with {among.InWords()}" : string.Empty)}";
}
