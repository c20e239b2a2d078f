using System.Text.Json.Serialization;
using TrialSim.Cohorts;
using TrialSim.Numerics;
using TrialSim.Quantities;
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
    internal override void Check(ScenarioPlace place, Population population)
    {
        if (population.MedicationFreeShare is null)
        {
            place.Breach(
                "strata by medication need to know who takes any.", "Add \"medication-free-share\" to \"population\".", "population.medication-free-share");
        }
    }

    /// <inheritdoc/>
    public override string Describe(MarkerUnits units) => "medication";
}
