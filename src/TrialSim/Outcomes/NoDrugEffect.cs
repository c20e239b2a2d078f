using TrialSim.Numerics;

namespace TrialSim.Outcomes;

/// <summary>The drug does nothing.</summary>
public sealed record NoDrugEffect : DrugEffect
{
    /// <inheritdoc/>
    internal override void AddTo(ReadOnlySpan<Lanes> logCrp, Span<Lanes> points)
    {
    }

    /// <inheritdoc/>
    public override string Describe() => "no drug effect";
}
