using System.Text.Json.Serialization;

namespace TrialSim.Outcomes;

/// <summary>An event that a patient may have at some visit, and the time to it.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<TimedEndpoint>))]
public enum TimedEndpoint
{
    /// <summary>Weeks to the first visit with response; until the last visit at which the patient was seen where there is none.</summary>
    [JsonStringEnumMemberName("first-response")]
    FirstResponse,

    /// <summary>Weeks to the first visit with remission; until the last visit at which the patient was seen where there is none.</summary>
    [JsonStringEnumMemberName("first-remission")]
    FirstRemission,
}
