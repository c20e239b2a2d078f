using System.Text.Json.Serialization;
using TrialSim.Numerics;
using TrialSim.Trials;

namespace TrialSim.Randomization;

/// <summary>Strata by sex.</summary>
public sealed record SexFactor : StratificationFactor
{
    /// <inheritdoc/>
    [JsonIgnore]
    public override int Levels => 2;

    /// <inheritdoc/>
    internal override void Classify(TrialBlock trial, Span<Lanes> level) => trial.Female.CopyTo(level);

    /// <inheritdoc/>
    public override string Describe(MarkerUnits units) => "sex";
}
