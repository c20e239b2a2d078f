using TrialSim.Quantities;

namespace TrialSim.Plans;

/// <summary>A visit with its columns.</summary>
public sealed record WideVisit
{
    /// <summary>Week of the visit.</summary>
    public required Weeks Week { get; init; }

    /// <summary>Column of the score.</summary>
    public string? Score { get; init; }

    /// <summary>Column of the change from baseline.</summary>
    public string? Change { get; init; }
}
