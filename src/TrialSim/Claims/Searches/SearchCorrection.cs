using System.Text.Json.Serialization;
using TrialSim.Claims.Tests;

namespace TrialSim.Claims.Searches;

/// <summary>How a search for the smallest p pays for the number of tests.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<SearchCorrection>))]
public enum SearchCorrection
{
    /// <summary>Not at all.</summary>
    [JsonStringEnumMemberName("none")]
    None,

    /// <summary>The level is divided by the number of tests.</summary>
    [JsonStringEnumMemberName("bonferroni")]
    Bonferroni,

    /// <summary>The best test is compared with the best test of permuted trials.</summary>
    [JsonStringEnumMemberName("permutation")]
    Permutation,
}
