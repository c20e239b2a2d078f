using System.Text.Json.Serialization;

namespace TrialSim.Analyses;

/// <summary>How a Cox model treats events at the same visit.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<EventTies>))]
public enum EventTies
{
    /// <summary>Averages over the orders in which they may have happened. Source: Efron (1977), JASA 72:557-565.</summary>
    [JsonStringEnumMemberName("efron")]
    Efron,

    /// <summary>All of them at risk throughout; estimates are too near 0. Source: Breslow (1974), Biometrics 30:89-99.</summary>
    [JsonStringEnumMemberName("breslow")]
    Breslow,
}
