using System.Text.Json.Serialization;
using TrialSim.Quantities;

namespace TrialSim.Assurance;

/// <summary>A prior once a result is known: assurance under it is the predictive power of the next trial.</summary>
public sealed record UpdatedPrior : TruthPrior
{
    /// <summary>The prior before: normal, a point, or a mixture of such.</summary>
    public required TruthPrior Prior { get; init; }

    /// <summary>The estimate of the result; 1, the scenario's own effect, unless given.</summary>
    public EffectSize? Estimate { get; init; }

    /// <summary>Its two-sided p-value, from which the standard error follows.</summary>
    [JsonPropertyName("p-value")]
    public PValue? P { get; init; }

    /// <summary>Its standard error.</summary>
    public EffectSpread? StandardError { get; init; }

    private ObservedResult Result => ObservedResult.Of(Estimate, P, StandardError);

    /// <inheritdoc/>
    public override string Describe() => $"({Prior.Describe()}), updated by {Result.Describe()}";

    /// <inheritdoc/>
    internal override PriorLaw Law() => Prior.Law().After(Result);

    /// <inheritdoc/>
    internal override void Check(ScenarioPlace place, PriorUnit unit)
    {
        ObservedResult.Check(place, Estimate, P, StandardError, unit);
        if (Prior.WhyNotUpdated is { } why)
        {
            place.At("prior").Breach($"{why}, so this rule cannot update it.", "Update a \"normal\", \"sceptical\" or \"point\" prior, or a \"mixture\" of such.");
        }
        else
        {
            Prior.Check(place.At("prior"), unit);
        }
    }
}
