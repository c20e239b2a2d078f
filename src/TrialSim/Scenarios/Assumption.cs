namespace TrialSim.Scenarios;

/// <summary>A figure of a scenario that no source gives.</summary>
public sealed record Assumption
{
    /// <summary>Path of the property, such as "population.crp.reliability".</summary>
    public required string About { get; init; }

    /// <summary>Why this value.</summary>
    public required string Reason { get; init; }
}
