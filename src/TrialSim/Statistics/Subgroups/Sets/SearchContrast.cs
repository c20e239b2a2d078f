using System.Text.Json.Serialization;

namespace TrialSim.Statistics.Subgroups.Sets;

/// <summary>What a search over sets of patients compares.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<SearchContrast>))]
public enum SearchContrast
{
    /// <summary>The effect in the set with that outside.</summary>
    [JsonStringEnumMemberName("interaction")]
    Interaction,

    /// <summary>The arms within the set.</summary>
    [JsonStringEnumMemberName("subgroup")]
    Subgroup,
}
