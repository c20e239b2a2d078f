using System.Text.Json.Serialization;

namespace TrialSim.Outcomes;

/// <summary>How long adverse events are recorded.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<EventFollowUp>))]
public enum EventFollowUp
{
    /// <summary>As long as the patient is in the trial: at each visit those since the one before, and those that make her leave.</summary>
    [JsonStringEnumMemberName("while-in-trial")]
    WhileInTrial,

    /// <summary>To the week of the final visit, in everybody.</summary>
    [JsonStringEnumMemberName("to-end")]
    ToEnd,
}
