using TrialSim.Cohorts;
using TrialSim.Numerics;
using TrialSim.Quantities;
using TrialSim.Trials;

namespace TrialSim.Outcomes;

/// <summary>
/// A placebo response that is a parabola in ln CRP: <see cref="AtTurn"/> + <see cref="Curvature"/> x (ln CRP - ln <see cref="TurnsAt"/>)^2,
/// held at <see cref="Limit"/> so that extreme CRP does not run away; the same in both arms.
/// </summary>
public sealed record UShapedPlaceboResponse : PlaceboResponse
{
    /// <summary>The marker; levels of it are given in its unit, and a biomarker acts by its natural logarithm.</summary>
    [UntracedDefault]
    public PatientMarker Marker { get; init; } = PatientMarker.Crp;

    /// <summary>CRP, mg/L, at which the response turns.</summary>
    public required Concentration TurnsAt { get; init; }

    /// <summary>Mean full-size response there, HAM-D points; negative is improvement.</summary>
    public required HamdPoints AtTurn { get; init; }

    /// <summary>Points per squared unit of ln CRP; positive where the response is best at the turn.</summary>
    public required HamdPoints Curvature { get; init; }

    /// <summary>The response never goes beyond this on its way from the turn, HAM-D points.</summary>
    public required HamdPoints Limit { get; init; }

    /// <inheritdoc/>
    internal override void Write(TrialBlock trial, Span<Lanes> points)
    {
        var level = trial.Level(Marker);
        Lanes turn = Marker.Inside(TurnsAt.Value);
        Lanes atTurn = AtTurn.Value;
        Lanes curvature = Curvature.Value;
        Lanes limit = Limit.Value;
        bool opensUpward = Curvature.Value >= 0;
        for (int i = 0; i < points.Length; i++)
        {
            var distance = level[i] - turn;
            var response = Lanes.Fma(curvature, distance * distance, atTurn);
            points[i] = opensUpward ? Lanes.Min(response, limit) : Lanes.Max(response, limit);
        }
    }

    /// <inheritdoc/>
    internal override void Check(ScenarioPlace place, Population population, int visits)
    {
        base.Check(place, population, visits);
        population.MustKnow(place.At("marker"), Marker);
        if (Curvature.Value >= 0 ? Limit.Value < AtTurn.Value : Limit.Value > AtTurn.Value)
        {
            place.At("limit").Breach(
                $"the response starts from {AtTurn.Value} at its turn and goes {(Curvature.Value >= 0 ? "up" : "down")}, so it can never be held at {Limit.Value}.",
                $"Use a limit of {AtTurn.Value} or {(Curvature.Value >= 0 ? "more" : "less")}, or turn the sign of \"curvature\".",
                "outcome.placebo-response.at-turn",
                "outcome.placebo-response.curvature");
        }
    }

    /// <inheritdoc/>
    public override string Describe(MarkerUnits units) =>
        $"a placebo response of {AtTurn.Value} points at {units.Amount(Marker, TurnsAt.Value)}, turning by {Curvature.Value} per squared unit of {Marker.Coded()}, up to {Limit.Value}, "
        + $"arriving {TimeCourse.Describe()}";
}
