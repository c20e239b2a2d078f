using TrialSim.Quantities;

namespace TrialSim.Assurance;

/// <summary>One effect, held for certain: assurance is then the power of the trial under it.</summary>
public sealed record PointPrior : TruthPrior
{
    /// <summary>The effect.</summary>
    public required EffectSize Effect { get; init; }

    /// <inheritdoc/>
    public override string Describe() => FormattableString.Invariant($"certainly {Effect.Value:G6}");

    /// <inheritdoc/>
    internal override PriorLaw Law() => new(new NormalLaw(Effect.Value, 0));
}
