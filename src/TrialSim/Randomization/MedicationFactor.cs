using System.Text.Json.Serialization;
using TrialSim.Numerics;
using TrialSim.Trials;

namespace TrialSim.Randomization;

/// <summary>Strata by antidepressant medication: none, or a stable one.</summary>
public sealed record MedicationFactor : StratificationFactor
{
    /// <inheritdoc/>
    [JsonIgnore]
    public override int Levels => 2;

    /// <inheritdoc/>
    internal override void Classify(TrialBlock trial, Span<Lanes> level) => trial.MedicationFree.CopyTo(level);

    /// <inheritdoc/>
    public override string Describe() => "medication";
}
