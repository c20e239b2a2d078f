using TrialSim.Numerics;
using TrialSim.Quantities;
using TrialSim.Trials;

namespace TrialSim.Outcomes;

/// <summary>Change depends on severity at baseline: <see cref="Slope"/> x (severity - <see cref="CentredAt"/>).</summary>
public sealed record BaselinePrognosis : PrognosticEffect
{
    /// <summary>Change in points per point of baseline severity; negative where the severe improve more.</summary>
    public required HamdPoints Slope { get; init; }

    /// <summary>Severity at which the effect is 0, HAM-D points.</summary>
    public required HamdPoints CentredAt { get; init; }

    /// <inheritdoc/>
    internal override void Add(TrialBlock trial, ReadOnlySpan<Lanes> before, Span<Lanes> after)
    {
        Lanes slope = Slope.Value;
        Lanes centre = CentredAt.Value;
        var severity = trial.TrueBaseline;
        for (int i = 0; i < after.Length; i++)
        {
            after[i] = Lanes.Fma(slope, severity[i] - centre, before[i]);
        }
    }

    /// <inheritdoc/>
    public override string Describe(MarkerUnits units) => $"change of {Slope.Value} points per baseline point from {CentredAt.Value}";
}
