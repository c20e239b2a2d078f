using System.Text.Json.Serialization;
using TrialSim.Numerics;
using TrialSim.Quantities;
using TrialSim.Trials;

namespace TrialSim.Outcomes;

/// <summary>
/// A sigmoid in CRP: <see cref="AtZero"/> + (<see cref="Maximum"/> - <see cref="AtZero"/>) x CRP^h / (CRP50^h + CRP^h).
/// </summary>
public sealed record EmaxDrugEffect : MarkerDrugEffect
{
    /// <summary>Effect approached at very high CRP, HAM-D points; negative favours the drug.</summary>
    public required HamdPoints Maximum { get; init; }

    /// <summary>CRP, mg/L, at which half of the way is gone.</summary>
    public required Concentration HalfMaximumAt { get; init; }

    /// <summary>Steepness h.</summary>
    public Multiplier Hill { get; init; } = new(1);

    /// <summary>Effect approached at very low CRP, HAM-D points.</summary>
    public HamdPoints AtZero { get; init; } = new(0);

    /// <inheritdoc/>
    [JsonIgnore]
    public override bool Varies => Maximum != AtZero;

    /// <inheritdoc/>
    public override DrugEffect Scaled(double factor) => this with { Maximum = new(factor * Maximum.Value), AtZero = new(factor * AtZero.Value) };

    /// <inheritdoc/>
    internal override void Write(ReadOnlySpan<Lanes> level, Span<Lanes> points)
    {
        Lanes logHalf = Marker.Inside(HalfMaximumAt.Value);
        Lanes minusHill = -Hill.Value;
        Lanes atZero = AtZero.Value;
        Lanes rise = Maximum.Value - AtZero.Value;
        for (int i = 0; i < points.Length; i++)
        {
            // CRP^h / (CRP50^h + CRP^h) = 1 / (1 + exp(-h (ln CRP - ln CRP50)))
            points[i] = atZero + (rise / (Lanes.One + LaneMath.Exp(minusHill * (level[i] - logHalf))));
        }
    }

    /// <inheritdoc/>
    public override string Describe(MarkerUnits units) =>
        $"a drug effect rising from {AtZero.Value:0.####} to {Maximum.Value:0.####} points with {Marker.InWords()}, "
        + $"half way at {HalfMaximumAt.Value}{units.After(Marker)} (Hill {Hill.Value})";
}
