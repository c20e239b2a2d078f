using System.Text.Json.Serialization;
using TrialSim.Numerics;
using TrialSim.Quantities;
using TrialSim.Trials;

namespace TrialSim.Analyses;

/// <summary>The strata of the randomization.</summary>
public sealed record RandomizationStrata : AnalysisStrata
{
    /// <inheritdoc/>
    [JsonIgnore]
    internal override PatientFacts Reads => PatientFacts.Stratum;

    /// <inheritdoc/>
    public override string Describe(MarkerUnits units) => "randomization stratum";

    /// <inheritdoc/>
    internal override int Levels(TrialEndpoints endpoints) => endpoints.Strata;

    /// <inheritdoc/>
    internal override void Classify(TrialBlock trial, Span<Lanes> level) => trial.Stratum.CopyTo(level);

    /// <inheritdoc/>
    internal override void Check(ScenarioPlace place, TrialOutline trial)
    {
        if (!trial.HasStrata)
        {
            place.Breach(
                "the randomization has no strata.",
                $"Form strata of something else (kinds \"sex\", \"baseline-crp\"), or {trial.StrataRemedy}.",
                trial.StrataPath);
        }
    }
}
