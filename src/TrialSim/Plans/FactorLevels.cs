namespace TrialSim.Plans;

/// <summary>A column that is a factor, with the order of its levels.</summary>
public sealed record FactorLevels
{
    /// <summary>The column.</summary>
    public required string Column { get; init; }

    /// <summary>The levels, as text, reference level first; a value that is not among them is a fault of the data. Without it, the values that occur, in order.</summary>
    public IReadOnlyList<string>? Levels { get; init; }
}
