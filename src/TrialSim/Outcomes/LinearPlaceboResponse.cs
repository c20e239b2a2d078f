using TrialSim.Cohorts;
using TrialSim.Numerics;
using TrialSim.Quantities;
using TrialSim.Trials;

namespace TrialSim.Outcomes;

/// <summary>
/// <see cref="Size"/> points at CRP <see cref="CentredAt"/>, and <see cref="Slope"/> more for each unit of ln CRP above it: a
/// prognostic effect of CRP on the placebo response.
/// </summary>
public sealed record LinearPlaceboResponse : PlaceboResponse
{
    /// <summary>The marker; levels of it are given in its unit, and a biomarker acts by its natural logarithm.</summary>
    [UntracedDefault]
    public PatientMarker Marker { get; init; } = PatientMarker.Crp;

    /// <summary>Mean full-size response, HAM-D points; negative is improvement.</summary>
    public required HamdPoints Size { get; init; }

    /// <summary>Change of the response per unit of ln CRP; positive where inflamed patients respond less.</summary>
    public PointsPerLogUnit Slope { get; init; } = new(0);

    /// <summary>CRP, mg/L, at which the response is <see cref="Size"/>.</summary>
    public Concentration CentredAt { get; init; } = new(1);

    /// <inheritdoc/>
    internal override void Write(TrialBlock trial, Span<Lanes> points)
    {
        var level = trial.Level(Marker);
        Lanes size = Size.Value;
        Lanes slope = Slope.Value;
        Lanes centre = Marker.Inside(CentredAt.Value);
        for (int i = 0; i < points.Length; i++)
        {
            points[i] = Lanes.Fma(slope, level[i] - centre, size);
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
        $"a placebo response of {Size.Value} points at {units.Amount(Marker, CentredAt.Value)}, {Slope.Value:+0.###;-0.###;0} per unit of {Marker.Coded()}, "
        + $"arriving {TimeCourse.Describe()}";
}
