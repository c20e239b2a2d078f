using TrialSim.Numerics;
using TrialSim.Quantities;

namespace TrialSim.Trials;

/// <summary>1 above a CRP level, 0 at or below it.</summary>
public sealed record AboveCoding : MarkerCoding
{
    /// <summary>The level, mg/L.</summary>
    public required CrpMgPerL Cut { get; init; }

    /// <inheritdoc/>
    internal override void Code(TrialBlock trial, Span<Lanes> marker)
    {
        Lanes logCut = Cut.Log;
        var logCrp = trial.BaselineLogCrp;
        for (int i = 0; i < marker.Length; i++)
        {
            marker[i] = (logCrp[i] > logCut).ToIndicator();
        }
    }

    /// <inheritdoc/>
    public override string Describe() => $"CRP above {Cut.Value} mg/L";
}
