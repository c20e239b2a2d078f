using System.Text.Json.Serialization;

namespace TrialSim.Trials;

/// <summary>When the bounds of a subgroup were chosen.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<CutChoice>))]
public enum CutChoice
{
    /// <summary>Before the data were seen.</summary>
    [JsonStringEnumMemberName("pre-specified")]
    PreSpecified,

    /// <summary>After the data were seen, or on them.</summary>
    [JsonStringEnumMemberName("post-hoc")]
    PostHoc,
}
