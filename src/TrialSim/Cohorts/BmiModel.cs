using System.Text.Json.Serialization;
using TrialSim.Numerics;
using TrialSim.Quantities;

namespace TrialSim.Cohorts;

/// <summary>Body mass index: log-normal, kg/m2, given by its mean and standard deviation on its own scale.</summary>
public sealed record BmiModel
{
    /// <summary>Mean, kg/m2.</summary>
    public required KgPerSquareMetre Mean { get; init; }

    /// <summary>Standard deviation, kg/m2.</summary>
    public required KgPerSquareMetre Sd { get; init; }

    /// <summary>Mean of its natural logarithm.</summary>
    [JsonIgnore]
    internal double LogMean => Portable.Log(Mean.Value) - (LogVariance / 2);

    /// <summary>Standard deviation of its natural logarithm.</summary>
    [JsonIgnore]
    internal double LogSd => Math.Sqrt(LogVariance);

    private double LogVariance => Portable.Log(1 + (Sd.Value / Mean.Value * (Sd.Value / Mean.Value)));

    /// <summary>The model in words.</summary>
    public string Describe() => $"body mass index {Mean.Value} kg/m2 (SD {Sd.Value}), log-normal";
}
