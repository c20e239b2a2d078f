using TrialSim.Quantities;
using TrialSim.Trials;

namespace TrialSim.Claims.Searches;

/// <summary>A marker that a searching analyst tries, and where she cuts it.</summary>
public sealed record SearchedMarker
{
    /// <summary>The characteristic.</summary>
    public required PatientMarker Marker { get; init; }

    /// <summary>Cuts in the marker's unit (CRP: mg/L; two categories: 0).</summary>
    public IReadOnlyList<MarkerLevel> Cuts { get; init; } = [];

    /// <summary>Cuts at sample quantiles: 0.5 is the median. The cut is the smallest value with at least this share of the trial at or below it.</summary>
    public IReadOnlyList<Share> Shares { get; init; } = [];

    /// <summary>How many cuts.</summary>
    internal int Count => Cuts.Count + Shares.Count;

    /// <summary>Reports a marker without cuts, or a CRP that nobody can have.</summary>
    internal void Check(ScenarioPlace place)
    {
        if (Count == 0)
        {
            place.Breach("a marker without cuts.", "Add \"cuts\" in the marker's unit, such as [3, 5], or \"shares\" of the trial, such as [0.5].");
        }

        for (int i = 0; i < Cuts.Count; i++)
        {
            Marker.CheckLevel(place.At("cuts").At(i), Cuts[i]);
        }
    }

    /// <summary>The cuts in words: "crp at 3, 5 and the 50 % quantile".</summary>
    internal string Describe() =>
        $"{Marker.Word()} at {string.Join(", ", [.. Cuts.Select(c => FormattableString.Invariant($"{c.Value}")), .. Shares.Select(s => FormattableString.Invariant($"the {100 * s.Value:G6} % quantile"))])}";
}
