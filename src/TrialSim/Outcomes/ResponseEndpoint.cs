using System.Text.Json.Serialization;

namespace TrialSim.Outcomes;

/// <summary>A yes-or-no endpoint.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ResponseEndpoint>))]
public enum ResponseEndpoint
{
    /// <summary>Response at any visit at which the patient was seen.</summary>
    [JsonStringEnumMemberName("response-any-visit")]
    ResponseAnyVisit,

    /// <summary>Response at the final visit.</summary>
    [JsonStringEnumMemberName("response-final-visit")]
    ResponseFinalVisit,

    /// <summary>Remission at any visit at which the patient was seen.</summary>
    [JsonStringEnumMemberName("remission-any-visit")]
    RemissionAnyVisit,
}
