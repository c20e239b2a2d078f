using System.Text.Json.Serialization;

namespace TrialSim.Analyses;

/// <summary>How a logistic regression is fitted.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<LogisticFitting>))]
public enum LogisticFitting
{
    /// <summary>By maximum likelihood.</summary>
    [JsonStringEnumMemberName("maximum-likelihood")]
    MaximumLikelihood,

    /// <summary>By Firth's penalized likelihood, which has estimates for separated responses too.</summary>
    [JsonStringEnumMemberName("firth")]
    Firth,
}
