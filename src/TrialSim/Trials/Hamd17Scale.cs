using TrialSim.Numerics;

namespace TrialSim.Trials;

/// <summary>The 17-item Hamilton depression scale: whole points from 0 to 52.</summary>
public sealed record Hamd17Scale : OutcomeScale
{
    /// <inheritdoc/>
    internal override void Record(Span<Lanes> scores) => BoundedIntegerScale.RecordWhole(scores, 0, 52);

    /// <inheritdoc/>
    internal override bool Holds(double score) => score is >= 0 and <= 52;

    /// <inheritdoc/>
    public override string Describe() => "HAM-D-17, whole points from 0 to 52";
}
