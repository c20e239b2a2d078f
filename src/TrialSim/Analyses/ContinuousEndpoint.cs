using System.Text.Json.Serialization;

namespace TrialSim.Analyses;

/// <summary>What a linear analysis is about, at the final visit.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ContinuousEndpoint>))]
public enum ContinuousEndpoint
{
    /// <summary>Change of the score from baseline.</summary>
    [JsonStringEnumMemberName("change")]
    Change,

    /// <summary>The score itself.</summary>
    [JsonStringEnumMemberName("score")]
    Score,
}
