using TrialSim.Quantities;

namespace TrialSim.Plans;

/// <summary>A visit as the visit column names it.</summary>
public sealed record LongVisit
{
    /// <summary>Week of the visit.</summary>
    public required Weeks Week { get; init; }

    /// <summary>Its value in the visit column, as text: "7".</summary>
    public required string Value { get; init; }
}
