namespace TrialSim.Analyses.Tables;

/// <summary>Keeps the rows in which a column has one of some values.</summary>
public sealed record RowChoice
{
    /// <summary>The column.</summary>
    public required string Column { get; init; }

    /// <summary>The values that are kept, as text: "7".</summary>
    public required IReadOnlyList<string> Values { get; init; }
}
