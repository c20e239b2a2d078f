using System.Text.Json.Serialization;

namespace TrialSim.Claims;

/// <summary>Whether a rule looks for benefit only or in both directions.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ClaimDirection>))]
public enum ClaimDirection
{
    /// <summary>Two-sided: the one-sided procedure at half the level in each direction.</summary>
    [JsonStringEnumMemberName("either")]
    Either,

    /// <summary>One-sided, in favour of the treatment.</summary>
    [JsonStringEnumMemberName("benefit")]
    Benefit,
}
