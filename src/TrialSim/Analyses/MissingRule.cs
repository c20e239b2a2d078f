using System.Text.Json.Serialization;

namespace TrialSim.Analyses;

/// <summary>What an analysis does about patients who left before the final visit.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<MissingRule>))]
public enum MissingRule
{
    /// <summary>They are left out.</summary>
    [JsonStringEnumMemberName("observed-cases")]
    ObservedCases,

    /// <summary>Their last observed score stands in for the final one; baseline where there is no later score.</summary>
    [JsonStringEnumMemberName("locf")]
    LastObservationCarriedForward,
}
