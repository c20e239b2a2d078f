using System.Text.Json.Serialization;

namespace TrialSim.Claims.Searches;

/// <summary>How a tree search pays for having chosen the subgroup that it tests.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<TreeAdjustment>))]
public enum TreeAdjustment
{
    /// <summary>Not at all: the p of the subgroup as if it had been chosen beforehand.</summary>
    [JsonStringEnumMemberName("none")]
    None,

    /// <summary>By the subgroups that the same search finds when arms are permuted among the patients.</summary>
    [JsonStringEnumMemberName("permutation")]
    Permutation,

    /// <summary>Some of the patients choose the subgroup, the others test it.</summary>
    [JsonStringEnumMemberName("split")]
    Split,
}
