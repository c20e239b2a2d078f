using System.Text.Json.Serialization;

namespace TrialSim.Analyses;

/// <summary>What a logistic regression says of the arms.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<LogisticEffect>))]
public enum LogisticEffect
{
    /// <summary>Difference in risk, standardized to the covariates of all patients analysed (g-computation).</summary>
    [JsonStringEnumMemberName("risk-difference")]
    RiskDifference,

    /// <summary>The arm's coefficient: the log odds ratio of patients with equal covariates.</summary>
    [JsonStringEnumMemberName("log-odds-ratio")]
    LogOddsRatio,
}
