using System.Text.Json.Serialization;

namespace TrialSim.Claims.Searches;

/// <summary>An endpoint that a searching analyst may try.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<SearchedEndpoint>))]
public enum SearchedEndpoint
{
    /// <summary>Change in HAM-D from baseline, among patients seen at the visit.</summary>
    [JsonStringEnumMemberName("change")]
    Change,

    /// <summary>Response at any visit at which the patient was seen, among everybody.</summary>
    [JsonStringEnumMemberName("response-any-visit")]
    ResponseAnyVisit,

    /// <summary>Response at the final visit, among those seen there.</summary>
    [JsonStringEnumMemberName("response-final-visit")]
    ResponseFinalVisit,

    /// <summary>Remission at any visit at which the patient was seen, among everybody.</summary>
    [JsonStringEnumMemberName("remission-any-visit")]
    RemissionAnyVisit,
}
