using TrialSim.Trials;

namespace TrialSim.Claims;

/// <summary>One condition on a patient.</summary>
/// <param name="Marker">The characteristic.</param>
/// <param name="Cut">Where it is cut, in the engine's unit (CRP: ln mg/L).</param>
/// <param name="Above">Whether members lie above the cut; else at or below it.</param>
public readonly record struct MarkerBound(PatientMarker Marker, double Cut, bool Above)
{
    /// <summary>Whether a value meets the condition.</summary>
    public bool Holds(double value) => Above ? value > Cut : value <= Cut;

    /// <summary>The condition as results name it: "crp&gt;5".</summary>
    public string Describe() => FormattableString.Invariant($"{Marker.Word()}{(Above ? ">" : "<=")}{Marker.Outside(Cut):G6}");
}
