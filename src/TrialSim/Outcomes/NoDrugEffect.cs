using TrialSim.Numerics;

namespace TrialSim.Outcomes;

/// <summary>The drug does nothing.</summary>
public sealed record NoDrugEffect : DrugEffect
{
    /// <inheritdoc/>
    internal override void Write(ReadOnlySpan<Lanes> logCrp, Span<Lanes> points) => points.Clear();

    /// <inheritdoc/>
    public override string Describe() => "no drug effect";
}
