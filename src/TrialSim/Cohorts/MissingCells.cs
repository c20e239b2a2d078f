using System.Text.Json.Serialization;

namespace TrialSim.Cohorts;

/// <summary>What becomes of rows of a patient file in which a biomarker is missing.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<MissingCells>))]
public enum MissingCells
{
    /// <summary>Rows with a missing biomarker are left out: the others are the population.</summary>
    [JsonStringEnumMemberName("leave-out")]
    LeaveOut,

    /// <summary>
    /// They stay, and the measurements of such a patient are missing at screening and baseline; the level that nobody measured is drawn
    /// as from a patient of whom nothing is known.
    /// </summary>
    [JsonStringEnumMemberName("keep")]
    Keep,
}
