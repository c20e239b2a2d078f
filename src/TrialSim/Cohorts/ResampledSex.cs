namespace TrialSim.Cohorts;

/// <summary>Column of sex in a patient file.</summary>
public sealed record ResampledSex
{
    /// <summary>The column.</summary>
    public required string Column { get; init; }

    /// <summary>Its value for women.</summary>
    public required string Female { get; init; }

    /// <summary>Its value for men.</summary>
    public required string Male { get; init; }
}
