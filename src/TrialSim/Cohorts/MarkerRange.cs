using TrialSim.Quantities;
using TrialSim.Trials;

namespace TrialSim.Cohorts;

/// <summary>A rule of eligibility on a marker as known at screening; who has no value of it is not eligible.</summary>
public sealed record MarkerRange
{
    /// <summary>The marker.</summary>
    public required PatientMarker Marker { get; init; }

    /// <summary>Lowest value that may enter, in the marker's unit.</summary>
    public MarkerLevel? AtLeast { get; init; }

    /// <summary>Highest value that may enter, in the marker's unit.</summary>
    public MarkerLevel? AtMost { get; init; }

    /// <summary>Reports a rule without bounds, or with bounds that cross, or about a marker that patients have not.</summary>
    internal void Check(ScenarioPlace place, Population population)
    {
        population.MustKnow(place.At("marker"), Marker);
        if (AtLeast is null && AtMost is null)
        {
            place.Breach("a rule without bounds.", "Add \"at-least\" or \"at-most\".");
        }

        place.At("at-most").MustNotCross(AtLeast?.Value, AtMost?.Value, "population.eligibility.markers[].at-least");
        Marker.CheckLevel(place.At("at-least"), AtLeast);
        Marker.CheckLevel(place.At("at-most"), AtMost);
    }
}
