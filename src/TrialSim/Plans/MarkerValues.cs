using TrialSim.Trials;

namespace TrialSim.Plans;

/// <summary>A marker of each patient of a real trial.</summary>
/// <param name="Marker">The marker.</param>
/// <param name="Values">By patient, as the engine holds it: ln concentration of a biomarker; NaN is missing.</param>
internal sealed record MarkerValues(PatientMarker Marker, double[] Values)
{
    /// <summary>The marker as a note names what is missing: "baseline CRP", "age".</summary>
    public string Words => InWords(Marker);

    /// <summary>A marker as a note names it.</summary>
    public static string InWords(PatientMarker marker) => marker.IsBiomarker ? $"baseline {marker.InWords()}" : marker.Name;
}
