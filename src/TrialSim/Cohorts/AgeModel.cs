using TrialSim.Quantities;

namespace TrialSim.Cohorts;

/// <summary>Age: normal, in years.</summary>
public sealed record AgeModel
{
    /// <summary>Mean, years.</summary>
    public required Years Mean { get; init; }

    /// <summary>Standard deviation, years.</summary>
    public required Years Sd { get; init; }

    /// <summary>The model in words.</summary>
    public string Describe() => $"age {Mean.Value} years (SD {Sd.Value})";
}
