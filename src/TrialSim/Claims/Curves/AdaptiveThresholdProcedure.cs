using System.Text.Json.Serialization;

namespace TrialSim.Claims.Curves;

/// <summary>How the adaptive threshold design tests everybody and the patients above a threshold.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<AdaptiveThresholdProcedure>))]
public enum AdaptiveThresholdProcedure
{
    /// <summary>First everybody at a part of the level; only without an effect there the largest statistic over the thresholds at the rest of it.</summary>
    [JsonStringEnumMemberName("a")]
    A,

    /// <summary>The largest statistic of all, everybody's raised by an offset.</summary>
    [JsonStringEnumMemberName("b")]
    B,
}
