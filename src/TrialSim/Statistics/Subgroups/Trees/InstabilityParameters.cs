using System.Text.Json.Serialization;

namespace TrialSim.Statistics.Subgroups.Trees;

/// <summary>Whose stability model-based partitioning tests before it splits.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<InstabilityParameters>))]
public enum InstabilityParameters
{
    /// <summary>Mean of the control arm and effect of the treatment together, as the method has it: a prognostic marker splits too.</summary>
    [JsonStringEnumMemberName("mean-and-effect")]
    MeanAndEffect,

    /// <summary>The effect of the treatment alone.</summary>
    [JsonStringEnumMemberName("effect")]
    Effect,
}
