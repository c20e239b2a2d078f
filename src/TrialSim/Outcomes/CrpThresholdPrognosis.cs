using TrialSim.Cohorts;
using TrialSim.Numerics;
using TrialSim.Quantities;
using TrialSim.Trials;

namespace TrialSim.Outcomes;

/// <summary>Patients above a CRP level change differently, in both arms alike.</summary>
public sealed record CrpThresholdPrognosis : PrognosticEffect
{
    /// <summary>The marker; levels of it are given in its unit, and a biomarker acts by its natural logarithm.</summary>
    [UntracedDefault]
    public PatientMarker Marker { get; init; } = PatientMarker.Crp;

    /// <summary>The level, mg/L; the effect belongs to those above it.</summary>
    public required Concentration Cut { get; init; }

    /// <summary>Added to the change of those above, HAM-D points.</summary>
    public required HamdPoints Above { get; init; }

    /// <inheritdoc/>
    internal override void Add(TrialBlock trial, ReadOnlySpan<Lanes> before, Span<Lanes> after)
    {
        Lanes logCut = Marker.Inside(Cut.Value);
        Lanes points = Above.Value;
        var level = trial.Level(Marker);
        for (int i = 0; i < after.Length; i++)
        {
            after[i] = before[i] + (level[i] > logCut).Keep(points);
        }
    }

    /// <inheritdoc/>
    internal override void Check(ScenarioPlace place, Population population) => population.MustKnow(place.At("marker"), Marker);

    /// <inheritdoc/>
    public override string Describe(MarkerUnits units) => $"change of {Above.Value} points more above {units.Amount(Marker, Cut.Value)}, in both arms";
}
