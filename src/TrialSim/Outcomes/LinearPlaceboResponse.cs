using TrialSim.Numerics;
using TrialSim.Quantities;

namespace TrialSim.Outcomes;

/// <summary>
/// <see cref="Size"/> points at CRP <see cref="CentredAt"/>, and <see cref="Slope"/> more for each unit of ln CRP above it: a
/// prognostic effect of CRP on the placebo response.
/// </summary>
public sealed record LinearPlaceboResponse : PlaceboResponse
{
    /// <summary>Mean full-size response, HAM-D points; negative is improvement.</summary>
    public required HamdPoints Size { get; init; }

    /// <summary>Change of the response per unit of ln CRP; positive where inflamed patients respond less.</summary>
    public PointsPerLogCrp Slope { get; init; } = new(0);

    /// <summary>CRP, mg/L, at which the response is <see cref="Size"/>.</summary>
    public CrpMgPerL CentredAt { get; init; } = new(1);

    /// <inheritdoc/>
    internal override void Write(ReadOnlySpan<Lanes> logCrp, Span<Lanes> points)
    {
        Lanes size = Size.Value;
        Lanes slope = Slope.Value;
        Lanes centre = CentredAt.Log;
        for (int i = 0; i < points.Length; i++)
        {
            points[i] = Lanes.Fma(slope, logCrp[i] - centre, size);
        }
    }

    /// <inheritdoc/>
    public override string Describe() =>
        $"a placebo response of {Size.Value} points at CRP {CentredAt.Value} mg/L, {Slope.Value:+0.###;-0.###;0} per unit of ln CRP, "
        + $"arriving {TimeCourse.Describe()}";
}
