using TrialSim.Quantities;
using TrialSim.Trials;

namespace TrialSim.Accrual;

/// <summary>What one measurement of a biomarker costs.</summary>
public sealed record AssayPrice
{
    /// <summary>The biomarker.</summary>
    public required PatientMarker Marker { get; init; }

    /// <summary>For one measurement, in the currency of the costs.</summary>
    public required Money Amount { get; init; }
}
