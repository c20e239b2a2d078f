using System.Text.Json.Serialization;
using TrialSim.Numerics;
using TrialSim.Quantities;
using TrialSim.Trials;

namespace TrialSim.Outcomes;

/// <summary>One effect above a CRP level and another at or below it.</summary>
public sealed record ThresholdDrugEffect : MarkerDrugEffect
{
    /// <summary>The level, mg/L.</summary>
    public required Concentration Cut { get; init; }

    /// <summary>Effect above the level, HAM-D points; negative favours the drug.</summary>
    public required HamdPoints Above { get; init; }

    /// <summary>Effect at or below the level, HAM-D points.</summary>
    public HamdPoints AtMost { get; init; } = new(0);

    /// <inheritdoc/>
    [JsonIgnore]
    public override bool Varies => Above != AtMost;

    /// <inheritdoc/>
    public override DrugEffect Scaled(double factor) => this with { Above = new(factor * Above.Value), AtMost = new(factor * AtMost.Value) };

    /// <inheritdoc/>
    internal override void Write(ReadOnlySpan<Lanes> level, Span<Lanes> points)
    {
        Lanes logCut = Marker.Inside(Cut.Value);
        Lanes above = Above.Value;
        Lanes atMost = AtMost.Value;
        for (int i = 0; i < points.Length; i++)
        {
            points[i] = (level[i] > logCut).Select(above, atMost);
        }
    }

    /// <inheritdoc/>
    public override string Describe(MarkerUnits units) =>
        $"a drug effect of {Above.Value:0.####} points above {units.Amount(Marker, Cut.Value)} and {AtMost.Value:0.####} at or below";
}
