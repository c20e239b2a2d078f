using System.Text.Json.Serialization;

namespace TrialSim.Analyses;

/// <summary>By which test a Cox model's coefficient is judged.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<HazardTest>))]
public enum HazardTest
{
    /// <summary>The estimate over its standard error.</summary>
    [JsonStringEnumMemberName("wald")]
    Wald,

    /// <summary>The slope of the likelihood at a coefficient of 0, the others at their estimates without it.</summary>
    [JsonStringEnumMemberName("score")]
    Score,
}
