using System.Text.Json.Serialization;

namespace TrialSim.Plans;

/// <summary>What a column of CRP holds.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<CrpScale>))]
public enum CrpScale
{
    /// <summary>The concentration, mg/L.</summary>
    [JsonStringEnumMemberName("mg-per-l")]
    MgPerL,

    /// <summary>Natural logarithm of the concentration in mg/L.</summary>
    [JsonStringEnumMemberName("ln")]
    Ln,
}
