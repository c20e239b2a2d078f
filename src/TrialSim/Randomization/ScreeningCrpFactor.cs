using System.Text.Json.Serialization;
using TrialSim.Cohorts;
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
        for (int c = 0; c < Cuts.Count; c++)
        {
            Lanes logCut = Cuts[c].Log;
            for (int i = 0; i < level.Length; i++)
            {
                var above = (logCrp[i] >= logCut).ToIndicator();
                level[i] = c == 0 ? above : level[i] + above;
            }
        }
    }

    /// <inheritdoc/>
    internal override void Check(ScenarioPlace place, Population population)
    {
        place.At("cuts").MustNotBeEmpty(Cuts.Count, "List one or more cut-points in mg/L, such as [5].");
        place.At("cuts").MustRise(Cuts, "cut-points");
    }

    /// <inheritdoc/>
    public override string Describe() =>
        $"screening CRP (cut at {string.Join(", ", Cuts.Select(c => c.Value))} mg/L)";
}
