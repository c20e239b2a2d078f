using System.Text.Json.Serialization;

namespace TrialSim.Analyses;

/// <summary>What the Cochran-Mantel-Haenszel test does about counts being whole numbers.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<CmhContinuity>))]
public enum CmhContinuity
{
    /// <summary>Nothing.</summary>
    [JsonStringEnumMemberName("none")]
    None,

    /// <summary>Moves the excess of responders by 1/2 towards 0 where it is at least 1/2.</summary>
    [JsonStringEnumMemberName("half")]
    Half,
}
