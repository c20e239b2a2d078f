using TrialSim.Numerics;

namespace TrialSim.Decisions;

/// <summary>Yes when all of them say yes.</summary>
public sealed record AllOf : DecisionRule
{
    /// <inheritdoc/>
    internal override LaneMask Decide(Lanes yes) => yes >= (double)Of.Count;

    /// <inheritdoc/>
    public override string Describe() => $"all of {string.Join(", ", Of)}";
}
