namespace TrialSim.Scenarios;

/// <summary>Where figures of a scenario come from.</summary>
public sealed record Source
{
    /// <summary>The publication or registry record.</summary>
    public required string Citation { get; init; }

    /// <summary>DOI or registry number.</summary>
    public string? Id { get; init; }

    /// <summary>What the scenario takes from it.</summary>
    public required string Figures { get; init; }
}
