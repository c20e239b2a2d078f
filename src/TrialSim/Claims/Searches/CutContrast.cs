using System.Text.Json.Serialization;

namespace TrialSim.Claims.Searches;

/// <summary>What makes one cut-point better than another.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<CutContrast>))]
public enum CutContrast
{
    /// <summary>The interaction of the treatment with lying above the cut; t of the model with four cell means.</summary>
    [JsonStringEnumMemberName("interaction")]
    Interaction,

    /// <summary>The effect of the treatment in the patients above the cut; t with pooled variance.</summary>
    [JsonStringEnumMemberName("subgroup")]
    Subgroup,
}
