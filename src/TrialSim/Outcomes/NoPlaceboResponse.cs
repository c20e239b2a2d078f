using TrialSim.Numerics;

namespace TrialSim.Outcomes;

/// <summary>Nobody responds to placebo.</summary>
public sealed record NoPlaceboResponse : PlaceboResponse
{
    /// <inheritdoc/>
    internal override void AddTo(ReadOnlySpan<Lanes> logCrp, Span<Lanes> points)
    {
    }

    /// <inheritdoc/>
    public override string Describe() => "no placebo response";
}
