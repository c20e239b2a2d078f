using TrialSim.Quantities;

namespace TrialSim.Exposure;

/// <summary>Body weight where the population does not give it by BMI and height: log-normal, independent of everything else.</summary>
public sealed record WeightModel
{
    /// <summary>Mean, kg.</summary>
    public required Kilograms Mean { get; init; }

    /// <summary>Standard deviation, kg.</summary>
    public required Kilograms Sd { get; init; }

    /// <summary>The model in words.</summary>
    public string Describe() => $"weight {Mean.Value:0.####} kg (SD {Sd.Value:0.####})";
}
