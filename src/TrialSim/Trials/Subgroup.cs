using System.Text.Json.Serialization;
using TrialSim.Numerics;
using TrialSim.Quantities;

namespace TrialSim.Trials;

/// <summary>
/// Patients in whom a marker, as known at baseline, lies above one level, at or below another, or both. Subgroup "all" is always there. Who has no
/// value of the marker belongs to none.
/// </summary>
public sealed record Subgroup
{
    /// <summary>The subgroup of everybody.</summary>
    public const string All = "all";

    /// <summary>The subgroup's name; by default it says what it is, such as "crp&gt;5".</summary>
    public string Name
    {
        get => field ?? DefaultName();
        init;
    }

    /// <summary>Members have a baseline CRP above this, mg/L: short for "marker" and "above".</summary>
    public Concentration? CrpAbove { get; init; }

    /// <summary>Members have a baseline CRP of at most this, mg/L: short for "marker" and "at-most".</summary>
    public Concentration? CrpAtMost { get; init; }

    /// <summary>The marker of <see cref="Above"/> and <see cref="AtMost"/>; hs-CRP unless said.</summary>
    [UntracedDefault]
    public PatientMarker Marker { get; init; } = PatientMarker.Crp;

    /// <summary>Members lie above this level of the marker, in its unit.</summary>
    [UntracedDefault]
    public MarkerLevel? Above { get; init; }

    /// <summary>Members have at most this level of the marker, in its unit.</summary>
    [UntracedDefault]
    public MarkerLevel? AtMost { get; init; }

    /// <summary>When the bounds were chosen; nothing simulated depends on it, but what is post hoc is said to be so. Optional.</summary>
    [UntracedDefault]
    public CutChoice? Chosen { get; init; }

    /// <summary>Lower bound in the marker's unit, outside the subgroup; null where there is none.</summary>
    internal double? Low => CrpAbove?.Value ?? Above?.Value;

    /// <summary>Upper bound in the marker's unit, inside the subgroup; null where there is none.</summary>
    internal double? High => CrpAtMost?.Value ?? AtMost?.Value;

    /// <summary>Lower bound as the engine holds the marker; negative infinity where there is none.</summary>
    internal double LowInside => Low is { } low ? Marker.Inside(low) : double.NegativeInfinity;

    /// <summary>Upper bound as the engine holds the marker; infinity where there is none.</summary>
    internal double HighInside => High is { } high ? Marker.Inside(high) : double.PositiveInfinity;

    /// <summary>Writes 1 for each member and 0 for the others.</summary>
    internal void Mark(TrialBlock trial, Span<Lanes> member)
    {
        if (Low is null && High is null)
        {
            member.Fill(Lanes.One); // everybody, whether or not her marker is known
            return;
        }

        Lanes above = LowInside;
        Lanes atMost = HighInside;
        var level = trial.Measured(Marker);
        for (int i = 0; i < member.Length; i++)
        {
            member[i] = ((level[i] > above) & (level[i] <= atMost)).ToIndicator();
        }
    }

    /// <summary>Who belongs to the subgroup, in words.</summary>
    public string Describe(MarkerUnits units) => (Low, High) switch
    {
        ({ } low, null) => $"{Subject} above {low}{units.After(Marker)}",
        (null, { } high) => $"{Subject} of at most {high}{units.After(Marker)}",
        ({ } low, { } high) => $"{Subject} above {low} and at most {high}{units.After(Marker)}",
        _ => "everybody",
    };

    private string Subject => Marker.IsBiomarker ? $"baseline {Marker.InWords()}" : Marker == PatientMarker.Baseline ? "baseline score" : Marker.Name;

    /// <summary>Reports bounds that nobody can meet.</summary>
    internal void Check(ScenarioPlace place, MarkerUnits units)
    {
        if ((CrpAbove is not null || CrpAtMost is not null) && (Above is not null || AtMost is not null || Marker != PatientMarker.Crp))
        {
            place.Breach("the bounds are given in two ways.", "Give \"marker\" with \"above\" or \"at-most\", or \"crp-above\" or \"crp-at-most\" alone.");
        }
        else if (Low is null && High is null)
        {
            place.Breach("a subgroup without bounds is everybody.", "Add \"crp-above\" or \"crp-at-most\" (or \"above\" or \"at-most\" with a \"marker\"), or use \"all\", which is always there.");
        }
        else if (Low >= High)
        {
            bool isShort = CrpAtMost is not null;
            place.At(isShort ? "crp-at-most" : "at-most").Breach(
                $"nobody can have a {Marker.InWords()} above {Low} and at most {High}{units.After(Marker)}.",
                $"Raise this bound or lower \"{(isShort ? "crp-above" : "above")}\".",
                isShort ? "subgroups[].crp-above" : "subgroups[].above");
        }

        Marker.CheckLevel(place.At("above"), Above);
        Marker.CheckLevel(place.At("at-most"), AtMost);
    }

    private string DefaultName() => (Low, High) switch
    {
        ({ } low, null) => $"{Marker}>{low}",
        (null, { } high) => $"{Marker}<={high}",
        ({ } low, { } high) => $"{Marker}>{low}<={high}",
        _ => All,
    };
}
