using TrialSim.Cohorts;
using TrialSim.Numerics;
using TrialSim.Quantities;
using TrialSim.Trials;

namespace TrialSim.Outcomes;

/// <summary>One placebo response above a CRP level and another at or below it, in both arms alike.</summary>
public sealed record ThresholdPlaceboResponse : PlaceboResponse
{
    /// <summary>The marker; levels of it are given in its unit, and a biomarker acts by its natural logarithm.</summary>
    [UntracedDefault]
    public PatientMarker Marker { get; init; } = PatientMarker.Crp;

    /// <summary>The level, mg/L.</summary>
    public required Concentration Cut { get; init; }

    /// <summary>Mean full-size response above the level, HAM-D points; negative is improvement.</summary>
    public required HamdPoints Above { get; init; }

    /// <summary>Mean full-size response at or below the level, HAM-D points.</summary>
    public required HamdPoints AtMost { get; init; }

    /// <inheritdoc/>
    internal override void Write(TrialBlock trial, Span<Lanes> points)
    {
        var level = trial.Level(Marker);
        Lanes logCut = Marker.Inside(Cut.Value);
        Lanes above = Above.Value;
        Lanes atMost = AtMost.Value;
        for (int i = 0; i < points.Length; i++)
        {
            points[i] = (level[i] > logCut).Select(above, atMost);
        }
    }

    /// <inheritdoc/>
    internal override void Check(ScenarioPlace place, Population population, int visits)
    {
        base.Check(place, population, visits);
        population.MustKnow(place.At("marker"), Marker);
    }

    /// <inheritdoc/>
    public override string Describe(MarkerUnits units) =>
        $"a placebo response of {Above.Value} points above {units.Amount(Marker, Cut.Value)} and {AtMost.Value} at or below, arriving {TimeCourse.Describe()}";
}
