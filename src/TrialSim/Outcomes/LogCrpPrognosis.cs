using TrialSim.Numerics;
using TrialSim.Quantities;
using TrialSim.Trials;

namespace TrialSim.Outcomes;

/// <summary>Change depends on ln CRP in both arms alike: <see cref="Slope"/> x (ln CRP - ln <see cref="CentredAt"/>).</summary>
public sealed record LogCrpPrognosis : PrognosticEffect
{
    /// <summary>Change in points per unit of ln CRP; positive where inflamed patients improve less.</summary>
    public required PointsPerLogCrp Slope { get; init; }

    /// <summary>CRP, mg/L, at which the effect is 0.</summary>
    public required CrpMgPerL CentredAt { get; init; }

    /// <inheritdoc/>
    internal override void Add(TrialBlock trial, ReadOnlySpan<Lanes> before, Span<Lanes> after)
    {
        Lanes slope = Slope.Value;
        Lanes centre = CentredAt.Log;
        var logCrp = trial.TrueLogCrp;
        for (int i = 0; i < after.Length; i++)
        {
            after[i] = Lanes.Fma(slope, logCrp[i] - centre, before[i]);
        }
    }

    /// <inheritdoc/>
    public override string Describe() => $"change of {Slope.Value} points per unit of ln CRP from {CentredAt.Value} mg/L, in both arms";
}
