using TrialSim.Quantities;

namespace TrialSim.Studies.Longitudinal;

/// <summary>Leaving the study, at a constant hazard of each patient's own. Whoever leaves before the status is known has none and is in no analysis.</summary>
/// <remarks>
/// Hazard = per week x (resistant ratio, in those who will be treatment-resistant) x ratio ^ z for each marker listed, z its lasting level in
/// standard deviations from the group's mean. A ratio of outcome alone changes who is analysed but biases no area; a ratio by marker does.
/// </remarks>
public sealed record StudyDropout
{
    /// <summary>Hazard of an average patient who will remit.</summary>
    public required WeeklyHazard PerWeek { get; init; }

    /// <summary>Factor in those who will be treatment-resistant.</summary>
    public Multiplier ResistantRatio { get; init; } = new(1);

    /// <summary>Factors by marker.</summary>
    public IReadOnlyList<MarkerHazard> Markers { get; init; } = [];

    /// <summary>The model in words.</summary>
    public string Describe() => FormattableString.Invariant($"hazard of leaving {PerWeek.Value} a week")
        + (ResistantRatio.Value == 1
            ? string.Empty
            : FormattableString.Invariant($", {ResistantRatio.Value} times as high in those who will be treatment-resistant"))
        + string.Concat(Markers.Select(m => FormattableString.Invariant($", {m.Ratio.Value} times as high for each SD of the lasting level of {m.Marker}")));

    /// <summary>Reports what cannot be.</summary>
    internal void Check(ScenarioPlace place, IReadOnlyList<string> known)
    {
        place = place.At("markers");
        for (int i = 0; i < Markers.Count; i++)
        {
            string name = Markers[i].Marker;
            if (!known.Contains(name))
            {
                place.At(i).At("marker").Breach(
                    $"there is no marker \"{Spelling.Quotable(name)}\".", Spelling.Suggest(name, known, "Known here"), "study.markers[].name");
            }
            else if (Markers.Take(i).Any(m => m.Marker == name))
            {
                place.At(i).At("marker").Breach($"\"{Spelling.Quotable(name)}\" is listed further up too.", "Keep one of the two.");
            }
        }
    }
}
