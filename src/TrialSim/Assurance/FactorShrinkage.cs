using TrialSim.Quantities;

namespace TrialSim.Assurance;

/// <summary>A fixed share of the estimate: the posterior under that normal prior around no effect which shrinks by just this factor.</summary>
/// <remarks>A prior N(0, t^2) has f = t^2/(t^2 + s^2) and the posterior N(f b, f s^2), for an estimate b with standard error s.</remarks>
public sealed record FactorShrinkage : Shrinkage
{
    /// <summary>The share f of the estimate that remains: 0.5 leaves half.</summary>
    public required Share Factor { get; init; }

    /// <inheritdoc/>
    public override string Describe() => FormattableString.Invariant($"shrunk to {Factor.Value:G4} of itself");

    /// <inheritdoc/>
    internal override PriorLaw Of(ObservedResult result) =>
        new(new NormalLaw(Factor.Value * result.Estimate, Math.Sqrt(Factor.Value) * result.StandardError));
}
