using TrialSim.Numerics;
using TrialSim.Quantities;

namespace TrialSim.Decisions;

/// <summary>Yes when exactly <see cref="Count"/> of them say yes.</summary>
public sealed record Exactly : DecisionRule
{
    /// <summary>How many.</summary>
    public required int Count { get; init; }

    /// <inheritdoc/>
    internal override LaneMask Decide(Lanes yes) => Lanes.EqualTo(yes, (double)Count);

    /// <inheritdoc/>
    internal override void Check(ScenarioPlace place)
    {
        base.Check(place);
        CheckCount(place, Count, 0);
    }

    /// <inheritdoc/>
    public override string Describe() => $"exactly {Count} of {string.Join(", ", Of)}";
}
