using TrialSim.Numerics;
using TrialSim.Quantities;

namespace TrialSim.Decisions;

/// <summary>Yes when at least <see cref="Count"/> of them say yes.</summary>
public sealed record AtLeast : DecisionRule
{
    /// <summary>How many.</summary>
    public required int Count { get; init; }

    /// <inheritdoc/>
    internal override LaneMask Decide(Lanes yes) => yes >= (double)Count;

    /// <inheritdoc/>
    internal override void Check(ScenarioPlace place)
    {
        base.Check(place);
        CheckCount(place, Count, 1);
    }

    /// <inheritdoc/>
    public override string Describe() => $"at least {Count} of {string.Join(", ", Of)}";
}
