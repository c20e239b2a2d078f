using TrialSim.Numerics;
using TrialSim.Quantities;
using TrialSim.Trials;

namespace TrialSim.Outcomes;

/// <summary>Patients above a CRP level change differently, in both arms alike.</summary>
public sealed record CrpThresholdPrognosis : PrognosticEffect
{
    /// <summary>The level, mg/L; the effect belongs to those above it.</summary>
    public required CrpMgPerL Cut { get; init; }

    /// <summary>Added to the change of those above, HAM-D points.</summary>
    public required HamdPoints Above { get; init; }

    /// <inheritdoc/>
    internal override void Add(TrialBlock trial, ReadOnlySpan<Lanes> before, Span<Lanes> after)
    {
        Lanes logCut = Cut.Log;
        Lanes points = Above.Value;
        var logCrp = trial.TrueLogCrp;
        for (int i = 0; i < after.Length; i++)
        {
            after[i] = before[i] + (logCrp[i] > logCut).Keep(points);
        }
    }

    /// <inheritdoc/>
    public override string Describe() => $"change of {Above.Value} points more above CRP {Cut.Value} mg/L, in both arms";
}
