namespace TrialSim.Trials;

/// <summary>The units in which a population or a file of patients gives its markers: what a sentence writes after a number of one.</summary>
/// <remarks>hs-CRP is in mg/L wherever nothing else is said; clinical characteristics and biomarkers without a stated unit have none.</remarks>
public sealed class MarkerUnits
{
    private readonly Dictionary<PatientMarker, string> units = new() { [PatientMarker.Crp] = "mg/L" };

    /// <summary>Units as stated.</summary>
    /// <param name="stated">Each marker with its unit; null where none is stated.</param>
    public MarkerUnits(IEnumerable<(PatientMarker Marker, string? Unit)> stated)
    {
        ArgumentNullException.ThrowIfNull(stated);
        foreach (var (marker, unit) in stated)
        {
            if (unit is not null)
            {
                units[marker] = unit;
            }
        }
    }

    /// <summary>What is known where no population is at hand: hs-CRP's.</summary>
    public static MarkerUnits Unstated { get; } = new([]);

    /// <summary>Unit of a marker; null where it has none.</summary>
    public string? Of(PatientMarker marker) => units.GetValueOrDefault(marker);

    /// <summary>The unit after a number of a marker, with its space: " mg/L"; empty where it has none.</summary>
    public string After(PatientMarker marker) => Of(marker) is { } unit ? " " + unit : string.Empty;

    /// <summary>A value of a marker as a sentence gives it: "CRP 5 mg/L", "sil-6r 35 ng/mL".</summary>
    public string Amount(PatientMarker marker, double value) => FormattableString.Invariant($"{marker.InWords()} {value}{After(marker)}");

    /// <summary>The unit as a remedy names it: " in mg/L"; empty where it has none.</summary>
    internal string In(PatientMarker marker) => Of(marker) is { } unit ? " in " + unit : string.Empty;
}
