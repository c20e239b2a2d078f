using System.Text.Json.Serialization;
using TrialSim.Numerics;
using TrialSim.Quantities;
using TrialSim.Trials;

namespace TrialSim.Outcomes;

/// <summary>A straight line in ln CRP that changes sign at <see cref="NullAt"/>: a qualitative interaction.</summary>
public sealed record LinearDrugEffect : MarkerDrugEffect
{
    /// <summary>HAM-D points per unit of ln CRP; negative where the drug helps the inflamed.</summary>
    public required PointsPerLogUnit Slope { get; init; }

    /// <summary>CRP, mg/L, at which the drug does nothing.</summary>
    public required Concentration NullAt { get; init; }

    /// <inheritdoc/>
    [JsonIgnore]
    public override bool Varies => Slope.Value != 0;

    /// <inheritdoc/>
    public override DrugEffect Scaled(double factor) => this with { Slope = new(factor * Slope.Value) };

    /// <inheritdoc/>
    internal override void Write(ReadOnlySpan<Lanes> level, Span<Lanes> points)
    {
        Lanes slope = Slope.Value;
        Lanes zeroAt = Marker.Inside(NullAt.Value);
        for (int i = 0; i < points.Length; i++)
        {
            points[i] = slope * (level[i] - zeroAt);
        }
    }

    /// <inheritdoc/>
    public override string Describe(MarkerUnits units) =>
        $"a drug effect linear in {Marker.Coded()}, {Slope.Value:0.####} points per unit, changing sign at {units.Amount(Marker, NullAt.Value)}";
}
