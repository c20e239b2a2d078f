using System.Text.Json.Serialization;

namespace TrialSim.Plans;

/// <summary>What a column of a marker holds.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<MarkerScale>))]
public enum MarkerScale
{
    /// <summary>The level itself: a biomarker's concentration, years, kg/m2.</summary>
    [JsonStringEnumMemberName("level")]
    Level,

    /// <summary>Natural logarithm of a biomarker's concentration.</summary>
    [JsonStringEnumMemberName("ln")]
    Ln,
}
