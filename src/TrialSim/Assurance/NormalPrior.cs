using System.Text.Json.Serialization;
using TrialSim.Quantities;

namespace TrialSim.Assurance;

/// <summary>A normal distribution of the effect.</summary>
public sealed record NormalPrior : TruthPrior
{
    /// <summary>Mean.</summary>
    [JsonPropertyName("mean")]
    public required EffectSize Centre { get; init; }

    /// <summary>Standard deviation.</summary>
    [JsonPropertyName("sd")]
    public required EffectSpread Spread { get; init; }

    /// <inheritdoc/>
    public override string Describe() => FormattableString.Invariant($"normal, mean {Centre.Value:G6}, SD {Spread.Value:G4}");

    /// <inheritdoc/>
    internal override PriorLaw Law() => new(new NormalLaw(Centre.Value, Spread.Value));
}
