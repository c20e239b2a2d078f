using System.Text.Json.Serialization;

namespace TrialSim.Analyses;

/// <summary>What a linear model may adjust for.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Covariate>))]
public enum Covariate
{
    /// <summary>Baseline score.</summary>
    [JsonStringEnumMemberName("baseline")]
    Baseline,

    /// <summary>ln of baseline CRP as measured.</summary>
    [JsonStringEnumMemberName("log-crp")]
    LogCrp,

    /// <summary>Sex.</summary>
    [JsonStringEnumMemberName("sex")]
    Sex,

    /// <summary>The randomization strata, as a factor.</summary>
    [JsonStringEnumMemberName("strata")]
    Strata,
}
