namespace TrialSim.Plans;

/// <summary>Column of sex.</summary>
public sealed record SexColumn
{
    /// <summary>The column.</summary>
    public required string Column { get; init; }

    /// <summary>Its value for women.</summary>
    public required string Female { get; init; }

    /// <summary>Its value for men.</summary>
    public required string Male { get; init; }
}
