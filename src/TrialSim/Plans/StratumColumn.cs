namespace TrialSim.Plans;

/// <summary>Column of the randomization stratum.</summary>
public sealed record StratumColumn
{
    /// <summary>The column.</summary>
    public required string Column { get; init; }

    /// <summary>All strata, as text, the reference first. Without it, those that occur, in order.</summary>
    public IReadOnlyList<string>? Levels { get; init; }
}
