using TrialSim.Numerics;

namespace TrialSim.Decisions;

/// <summary>Yes when none of them says yes.</summary>
public sealed record NoneOf : DecisionRule
{
    /// <inheritdoc/>
    internal override LaneMask Decide(Lanes yes) => yes <= 0.0;

    /// <inheritdoc/>
    public override string Describe() => $"none of {string.Join(", ", Of)}";
}
