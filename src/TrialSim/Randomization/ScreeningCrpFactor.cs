using System.Text.Json.Serialization;
using TrialSim.Numerics;
using TrialSim.Quantities;
using TrialSim.Trials;

namespace TrialSim.Randomization;

/// <summary>Strata by CRP as measured at screening: k cut-points make k + 1 levels; a value at a cut belongs above it.</summary>
public sealed record ScreeningCrpFactor : StratificationFactor
{
    /// <summary>Rising cut-points, mg/L.</summary>
    public required IReadOnlyList<CrpMgPerL> Cuts { get; init; }

    /// <inheritdoc/>
    [JsonIgnore]
    public override int Levels => Cuts.Count + 1;

    /// <inheritdoc/>
    internal override void Classify(TrialBlock trial, Span<Lanes> level)
    {
        var logCrp = trial.ScreeningLogCrp;
        level.Clear();
        foreach (var cut in Cuts)
        {
            Lanes logCut = Portable.Log(cut.Value);
            for (int i = 0; i < level.Length; i++)
            {
                level[i] += (logCrp[i] >= logCut).ToIndicator();
            }
        }
    }

    /// <inheritdoc/>
    public override string Describe() =>
        $"screening CRP ({string.Join(", ", Cuts.Select(c => $"below {c.Value} or not"))} mg/L)";
}
