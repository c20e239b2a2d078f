using System.Text.Json.Serialization;
using TrialSim.Cohorts;
using TrialSim.Numerics;
using TrialSim.Quantities;
using TrialSim.Trials;

namespace TrialSim.Outcomes;

/// <summary>
/// A parabola in ln CRP: <see cref="AtTurn"/> + <see cref="Curvature"/> x (ln CRP - ln <see cref="TurnsAt"/>)^2, held at
/// <see cref="Limit"/> so that extreme CRP does not run away.
/// </summary>
public sealed record UShapedDrugEffect : MarkerDrugEffect
{
    /// <summary>CRP, mg/L, at which the effect turns.</summary>
    public required Concentration TurnsAt { get; init; }

    /// <summary>Effect there, HAM-D points; negative favours the drug.</summary>
    public required HamdPoints AtTurn { get; init; }

    /// <summary>Points per squared unit of ln CRP; positive where the drug is best at the turn.</summary>
    public required HamdPoints Curvature { get; init; }

    /// <summary>The effect never goes beyond this on its way from the turn, HAM-D points.</summary>
    public required HamdPoints Limit { get; init; }

    /// <inheritdoc/>
    [JsonIgnore]
    public override bool Varies => Curvature.Value != 0 && Limit != AtTurn;

    /// <inheritdoc/>
    public override DrugEffect Scaled(double factor) => this with
    {
        AtTurn = new(factor * AtTurn.Value),
        Curvature = new(factor * Curvature.Value),
        Limit = new(factor * Limit.Value),
    };

    /// <inheritdoc/>
    internal override void Write(ReadOnlySpan<Lanes> level, Span<Lanes> points)
    {
        Lanes turn = Marker.Inside(TurnsAt.Value);
        Lanes atTurn = AtTurn.Value;
        Lanes curvature = Curvature.Value;
        Lanes limit = Limit.Value;
        bool opensUpward = Curvature.Value >= 0;
        for (int i = 0; i < points.Length; i++)
        {
            var distance = level[i] - turn;
            var effect = Lanes.Fma(curvature, distance * distance, atTurn);
            points[i] = opensUpward ? Lanes.Min(effect, limit) : Lanes.Max(effect, limit);
        }
    }

    /// <inheritdoc/>
    internal override void Check(ScenarioPlace place, Population population)
    {
        base.Check(place, population);
        if (Curvature.Value >= 0 ? Limit.Value < AtTurn.Value : Limit.Value > AtTurn.Value)
        {
            place.At("limit").Breach(
                $"the effect starts from {AtTurn.Value} at its turn and goes {(Curvature.Value >= 0 ? "up" : "down")}, so it can never be held at {Limit.Value}.",
                $"Use a limit of {AtTurn.Value} or {(Curvature.Value >= 0 ? "more" : "less")}, or turn the sign of \"curvature\".",
                "outcome.drug-effect.at-turn",
                "outcome.drug-effect.curvature");
        }
    }

    /// <inheritdoc/>
    public override string Describe(MarkerUnits units) =>
        $"a drug effect of {AtTurn.Value:0.####} points at {units.Amount(Marker, TurnsAt.Value)}, turning by {Curvature.Value:0.####} per squared unit of {Marker.Coded()}, up to {Limit.Value:0.####}";
}
