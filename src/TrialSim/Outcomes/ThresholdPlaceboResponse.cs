using TrialSim.Numerics;
using TrialSim.Quantities;

namespace TrialSim.Outcomes;

/// <summary>One placebo response above a CRP level and another at or below it, in both arms alike.</summary>
public sealed record ThresholdPlaceboResponse : PlaceboResponse
{
    /// <summary>The level, mg/L.</summary>
    public required CrpMgPerL Cut { get; init; }

    /// <summary>Mean full-size response above the level, HAM-D points; negative is improvement.</summary>
    public required HamdPoints Above { get; init; }

    /// <summary>Mean full-size response at or below the level, HAM-D points.</summary>
    public required HamdPoints AtMost { get; init; }

    /// <inheritdoc/>
    internal override void Write(ReadOnlySpan<Lanes> logCrp, Span<Lanes> points)
    {
        Lanes logCut = Cut.Log;
        Lanes above = Above.Value;
        Lanes atMost = AtMost.Value;
        for (int i = 0; i < points.Length; i++)
        {
            points[i] = (logCrp[i] > logCut).Select(above, atMost);
        }
    }

    /// <inheritdoc/>
    public override string Describe() =>
        $"a placebo response of {Above.Value} points above CRP {Cut.Value} mg/L and {AtMost.Value} at or below, arriving {TimeCourse.Describe()}";
}
