using System.Text.Json.Serialization;
using TrialSim.Quantities;

namespace TrialSim.Assurance;

/// <summary>What a published result alone says of the effect.</summary>
public sealed record PublishedPrior : TruthPrior
{
    /// <summary>The published estimate; 1, the scenario's own effect, unless given.</summary>
    public EffectSize? Estimate { get; init; }

    /// <summary>Its two-sided p-value, from which the standard error follows.</summary>
    [JsonPropertyName("p-value")]
    public PValue? P { get; init; }

    /// <summary>Its standard error.</summary>
    public EffectSpread? StandardError { get; init; }

    /// <summary>How far the estimate is pulled towards no effect.</summary>
    public required Shrinkage Shrinkage { get; init; }

    private ObservedResult Result => ObservedResult.Of(Estimate, P, StandardError);

    /// <inheritdoc/>
    internal override string? WhyNotUpdated => Shrinkage.IsNormal ? null : "a result corrected for selection is no mixture of normal distributions";

    /// <inheritdoc/>
    public override string Describe() => $"the published result, {Result.Describe()}, {Shrinkage.Describe()}";

    /// <inheritdoc/>
    internal override PriorLaw Law() => Shrinkage.Of(Result);

    /// <inheritdoc/>
    internal override void Check(ScenarioPlace place, PriorUnit unit)
    {
        int before = place.Breaches;
        ObservedResult.Check(place, Estimate, P, StandardError, unit);
        if (place.Breaches == before)
        {
            Shrinkage.Check(place.At("shrinkage"), Result);
        }
    }
}
