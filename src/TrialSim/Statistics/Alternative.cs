using System.Text.Json.Serialization;

namespace TrialSim.Statistics;

/// <summary>Which departures from the null hypothesis a test looks for; differences are treatment minus control.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Alternative>))]
public enum Alternative
{
    /// <summary>Either direction.</summary>
    [JsonStringEnumMemberName("two-sided")]
    TwoSided,

    /// <summary>A positive difference, interaction or excess of responders only.</summary>
    [JsonStringEnumMemberName("greater")]
    Greater,

    /// <summary>A negative difference only: fewer points, which favours the drug.</summary>
    [JsonStringEnumMemberName("less")]
    Less,
}
