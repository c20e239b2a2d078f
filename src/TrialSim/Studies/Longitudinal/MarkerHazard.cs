using TrialSim.Quantities;

namespace TrialSim.Studies.Longitudinal;

/// <summary>How a marker's lasting level makes patients leave.</summary>
public sealed record MarkerHazard
{
    /// <summary>Name of the marker.</summary>
    public required string Marker { get; init; }

    /// <summary>Factor of the hazard for each standard deviation (within a group) of the marker's lasting level above the group's mean.</summary>
    public required Multiplier Ratio { get; init; }
}
