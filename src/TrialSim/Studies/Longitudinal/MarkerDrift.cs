using TrialSim.Quantities;

namespace TrialSim.Studies.Longitudinal;

/// <summary>How a marker moves under treatment in those who remit: straight from week 0 on, then constant.</summary>
/// <remarks>Treatment-resistant patients move likewise, but for the course of their difference.</remarks>
public sealed record MarkerDrift
{
    /// <summary>Change in all, standard deviations of one measurement.</summary>
    public required StandardizedDifference Change { get; init; }

    /// <summary>Weeks that it takes.</summary>
    public required Weeks Weeks { get; init; }

    /// <summary>The change from week 0 to a week.</summary>
    internal double At(double week) => Change.Value * Math.Min(1, week / Weeks.Value);

    /// <summary>The drift in words.</summary>
    public string Describe() => FormattableString.Invariant($"changing by {Change.Value} SD over {Weeks.Value} weeks of treatment");
}
