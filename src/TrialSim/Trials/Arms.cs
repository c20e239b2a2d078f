namespace TrialSim.Trials;

/// <summary>The names of the two arms; differences are treatment minus control.</summary>
public sealed record Arms
{
    /// <summary>The arm that receives the drug.</summary>
    public required string Treatment { get; init; }

    /// <summary>The arm it is compared with.</summary>
    public required string Control { get; init; }
}
