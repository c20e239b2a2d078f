using System.Text.Json.Serialization;

namespace TrialSim.Exposure;

/// <summary>What a dose counts.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<DoseUnit>))]
public enum DoseUnit
{
    /// <summary>Milligrams per kilogram of body weight.</summary>
    [JsonStringEnumMemberName("mg/kg")]
    MgPerKg,

    /// <summary>Milligrams, whatever the weight.</summary>
    [JsonStringEnumMemberName("mg")]
    Mg,
}
