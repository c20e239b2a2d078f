namespace TrialSim.Exposure;

/// <summary>What a population model asks about a patient.</summary>
public sealed record PatientProfile
{
    /// <summary>Body weight, kg.</summary>
    public required double WeightKg { get; init; }

    /// <summary>Whether the patient is a woman.</summary>
    public bool IsFemale { get; init; }

    /// <summary>Serum albumin, g/dL; the model's reference unless said.</summary>
    public double? AlbuminGramsPerDecilitre { get; init; }

    /// <summary>Whether antibodies to the drug are there from the start.</summary>
    public bool HasAntibodies { get; init; }
}
