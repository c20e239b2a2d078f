using System.Text.Json.Serialization;

namespace TrialSim.Claims;

/// <summary>What a positive finding says of the treatment.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ClaimKind>))]
public enum ClaimKind
{
    /// <summary>It works in everybody taken together.</summary>
    [JsonStringEnumMemberName("overall-effect")]
    OverallEffect,

    /// <summary>It works in the set of patients that the claim is about.</summary>
    [JsonStringEnumMemberName("subgroup-effect")]
    SubgroupEffect,

    /// <summary>It works better in the set than outside.</summary>
    [JsonStringEnumMemberName("enhanced-effect")]
    EnhancedEffect,

    /// <summary>It does harm outside the set.</summary>
    [JsonStringEnumMemberName("harm-outside")]
    HarmOutside,
}
