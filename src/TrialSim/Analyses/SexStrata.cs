using System.Text.Json.Serialization;
using TrialSim.Numerics;
using TrialSim.Quantities;
using TrialSim.Trials;

namespace TrialSim.Analyses;

/// <summary>Strata by sex.</summary>
public sealed record SexStrata : AnalysisStrata
{
    /// <inheritdoc/>
    [JsonIgnore]
    internal override PatientFacts Reads => PatientFacts.Sex;

    /// <inheritdoc/>
    public override string Describe(MarkerUnits units) => "sex";

    /// <inheritdoc/>
    internal override int Levels(TrialEndpoints endpoints) => 2;

    /// <inheritdoc/>
    internal override void Classify(TrialBlock trial, Span<Lanes> level) => trial.Female.CopyTo(level);

    /// <inheritdoc/>
    internal override void Check(ScenarioPlace place, TrialOutline trial)
    {
    }
}
