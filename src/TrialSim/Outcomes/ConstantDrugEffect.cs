using System.Text.Json.Serialization;
using TrialSim.Numerics;
using TrialSim.Quantities;
using TrialSim.Trials;

namespace TrialSim.Outcomes;

/// <summary>The same effect for everybody.</summary>
public sealed record ConstantDrugEffect : DrugEffect
{
    /// <summary>HAM-D points; negative favours the drug.</summary>
    public required HamdPoints Points { get; init; }

    /// <inheritdoc/>
    [JsonIgnore]
    public override bool Varies => false;

    /// <inheritdoc/>
    public override DrugEffect Scaled(double factor) => this with { Points = new(factor * Points.Value) };

    /// <inheritdoc/>
    internal override void Write(TrialBlock trial, Span<Lanes> points)
    {
        Lanes effect = Points.Value;
        for (int i = 0; i < points.Length; i++)
        {
            points[i] = effect;
        }
    }

    /// <inheritdoc/>
    public override string Describe(MarkerUnits units) => $"a drug effect of {Points.Value:0.####} points, the same for everybody";
}
