using TrialSim.Cohorts;
using TrialSim.Numerics;
using TrialSim.Quantities;
using TrialSim.Trials;

namespace TrialSim.Outcomes;

/// <summary>Change depends on ln CRP in both arms alike: <see cref="Slope"/> x (ln CRP - ln <see cref="CentredAt"/>).</summary>
public sealed record LogCrpPrognosis : PrognosticEffect
{
    /// <summary>The marker; levels of it are given in its unit, and a biomarker acts by its natural logarithm.</summary>
    [UntracedDefault]
    public PatientMarker Marker { get; init; } = PatientMarker.Crp;

    /// <summary>Change in points per unit of ln CRP; positive where inflamed patients improve less.</summary>
    public required PointsPerLogUnit Slope { get; init; }

    /// <summary>CRP, mg/L, at which the effect is 0.</summary>
    public required Concentration CentredAt { get; init; }

    /// <inheritdoc/>
    internal override void Add(TrialBlock trial, ReadOnlySpan<Lanes> before, Span<Lanes> after)
    {
        Lanes slope = Slope.Value;
        Lanes centre = Marker.Inside(CentredAt.Value);
        var level = trial.Level(Marker);
        for (int i = 0; i < after.Length; i++)
        {
            after[i] = Lanes.Fma(slope, level[i] - centre, before[i]);
        }
    }

    /// <inheritdoc/>
    internal override void Check(ScenarioPlace place, Population population) => population.MustKnow(place.At("marker"), Marker);

    /// <inheritdoc/>
    public override string Describe(MarkerUnits units) =>
        $"change of {Slope.Value} points per unit of {Marker.Coded()} from {CentredAt.Value}{units.After(Marker)}, in both arms";
}
