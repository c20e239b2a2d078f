using TrialSim.Trials;

namespace TrialSim.Randomization;

/// <summary>A coin for every patient: arms may end unequal.</summary>
public sealed record SimpleRandomization : RandomizationScheme
{
    /// <inheritdoc/>
    public override string Describe(Arms arms) =>
        $"one by one by a coin ({Ratio} {arms.Treatment} to {arms.Control}), so that the arms may end unequal";

    /// <inheritdoc/>
    internal override Allocation Prepare(int patients) => Allocation.ByCoin(Ratio, patients);
}
