namespace TrialSim.Plans;

/// <summary>Column of baseline CRP.</summary>
public sealed record CrpColumn
{
    /// <summary>The column.</summary>
    public required string Column { get; init; }

    /// <summary>Whether it holds mg/L or their natural logarithm.</summary>
    public CrpScale Scale { get; init; } = CrpScale.MgPerL;
}
