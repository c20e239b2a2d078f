using TrialSim.Quantities;

namespace TrialSim.Cohorts;

/// <summary>Severity at baseline of those who come to screening: normal, HAM-D points, before rater noise.</summary>
public sealed record BaselineModel
{
    /// <summary>Mean, HAM-D points.</summary>
    public required HamdPoints Mean { get; init; }

    /// <summary>Standard deviation, HAM-D points.</summary>
    public required HamdSpread Sd { get; init; }

    /// <summary>The model in words.</summary>
    public string Describe() => $"severity at baseline {Mean.Value} points (SD {Sd.Value})";
}
