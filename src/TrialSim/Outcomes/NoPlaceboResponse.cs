using TrialSim.Numerics;
using TrialSim.Trials;

namespace TrialSim.Outcomes;

/// <summary>Nobody responds to placebo.</summary>
public sealed record NoPlaceboResponse : PlaceboResponse
{
    /// <inheritdoc/>
    internal override void Write(TrialBlock trial, Span<Lanes> points) => points.Clear();

    /// <inheritdoc/>
    public override string Describe(MarkerUnits units) => "no placebo response";
}
