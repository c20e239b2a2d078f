using TrialSim.Quantities;
using TrialSim.Trials;

namespace TrialSim.Plans;

/// <summary>Column of a marker at baseline.</summary>
public sealed record MarkerColumn
{
    /// <summary>The marker: a biomarker by any name, or "age", "bmi", "medication" (1 without antidepressant, 0 on one) or "resistance-stage".</summary>
    public required PatientMarker Marker { get; init; }

    /// <summary>The column.</summary>
    public required string Column { get; init; }

    /// <summary>What the column holds.</summary>
    public MarkerScale Scale { get; init; } = MarkerScale.Level;

    /// <summary>Unit of its levels, for the reader.</summary>
    public string? Unit { get; init; }

    /// <summary>Reports a marker that has a property of its own, and logarithms of what is no concentration.</summary>
    internal void Check(ScenarioPlace place, bool hasCrp)
    {
        if (Marker == PatientMarker.Sex || Marker == PatientMarker.Baseline || (Marker == PatientMarker.Crp && hasCrp))
        {
            place.At("marker").Breach($"{Marker} has a property of its own.", $"Name its column by \"{Marker}\" in \"trial\", once.", "trial");
        }

        if (Scale == MarkerScale.Ln && !Marker.IsBiomarker)
        {
            place.At("scale").Breach($"{Marker} is no concentration: tests use it as it is.", "Leave \"scale\" out.");
        }
    }
}
