using System.Text.Json.Serialization;
using TrialSim.Numerics;
using TrialSim.Quantities;
using TrialSim.Trials;

namespace TrialSim.Analyses;

/// <summary>Strata by baseline CRP as measured: k cut-points make k + 1 levels; a value at a cut belongs below it, as in subgroups.</summary>
public sealed record BaselineCrpStrata : AnalysisStrata
{
    /// <summary>Rising cut-points, mg/L.</summary>
    public required IReadOnlyList<CrpMgPerL> Cuts { get; init; }

    /// <inheritdoc/>
    [JsonIgnore]
    internal override PatientFacts Reads => PatientFacts.Crp;

    /// <inheritdoc/>
    public override string Describe() => $"baseline CRP (cut at {string.Join(", ", Cuts.Select(c => c.Value))} mg/L)";

    /// <inheritdoc/>
    public bool Equals(BaselineCrpStrata? other) => other is not null && Cuts.SequenceEqual(other.Cuts);

    /// <inheritdoc/>
    public override int GetHashCode() => Cuts.Count;

    /// <inheritdoc/>
    internal override int Levels(TrialEndpoints endpoints) => Cuts.Count + 1;

    /// <inheritdoc/>
    internal override void Classify(TrialBlock trial, Span<Lanes> level)
    {
        level.Clear();
        var logCrp = trial.BaselineLogCrp;
        for (int c = 0; c < Cuts.Count; c++)
        {
            Lanes logCut = Cuts[c].Log;
            for (int i = 0; i < level.Length; i++)
            {
                level[i] += (logCrp[i] > logCut).ToIndicator();
            }
        }
    }

    /// <inheritdoc/>
    internal override void Check(ScenarioPlace place, TrialOutline trial)
    {
        place.At("cuts").MustNotBeEmpty(Cuts.Count, "List one or more cut-points in mg/L, such as [5].");
        place.At("cuts").MustRise(Cuts, "cut-points");
    }
}
