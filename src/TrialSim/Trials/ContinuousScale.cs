using TrialSim.Numerics;

namespace TrialSim.Trials;

/// <summary>Scores are recorded as they are, without bounds: for checks against theory.</summary>
public sealed record ContinuousScale : OutcomeScale
{
    /// <inheritdoc/>
    internal override void Record(Span<Lanes> scores)
    {
    }

    /// <inheritdoc/>
    public override string Describe() => "a continuous scale without bounds";
}
