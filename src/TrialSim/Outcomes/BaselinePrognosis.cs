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
    internal override void AddTo(TrialBlock trial, Span<Lanes> change)
    {
        Lanes slope = Slope.Value;
        Lanes centre = CentredAt.Value;
        var severity = trial.TrueBaseline;
        for (int i = 0; i < change.Length; i++)
        {
            change[i] = Lanes.Fma(slope, severity[i] - centre, change[i]);
        }
    }

    /// <inheritdoc/>
    public override string Describe() => $"change of {Slope.Value} points per baseline point from {CentredAt.Value}";
}
