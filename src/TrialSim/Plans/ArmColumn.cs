namespace TrialSim.Plans;

/// <summary>Column of the arm; differences are treatment minus control.</summary>
public sealed record ArmColumn
{
    /// <summary>The column.</summary>
    public required string Column { get; init; }

    /// <summary>Its value in the treatment arm.</summary>
    public required string Treatment { get; init; }

    /// <summary>Its value in the control arm.</summary>
    public required string Control { get; init; }

    /// <summary>Values of other arms, whose patients are not analysed.</summary>
    public IReadOnlyList<string> LeaveOut { get; init; } = [];
}
