using System.Text.Json.Serialization;

namespace TrialSim.Claims.Tests;

/// <summary>What a claim by the size of an estimate needs.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<SizeEvidence>))]
public enum SizeEvidence
{
    /// <summary>A large estimate, significant or not.</summary>
    [JsonStringEnumMemberName("estimate-alone")]
    EstimateAlone,

    /// <summary>A large estimate that is significant too.</summary>
    [JsonStringEnumMemberName("significant")]
    Significant,
}
