using TrialSim.Trials;

namespace TrialSim.Randomization;

/// <summary>No chance at all: patients go to the arms in turn, in order of entry, so that both arms fill evenly in every trial.</summary>
/// <remarks>
/// Of each <see cref="AllocationRatio.Total"/> patients the first go to control and the others to treatment. For comparisons with
/// theory and with programs that fix the arms; in a real trial everybody could foresee the next arm.
/// </remarks>
public sealed record AlternatingAllocation : RandomizationScheme
{
    /// <inheritdoc/>
    public override string Describe(Arms arms, MarkerUnits units) =>
        $"in turn and not at random, {Ratio} {arms.Treatment} to {arms.Control}, beginning with {arms.Control}";

    /// <inheritdoc/>
    internal override Allocation Prepare(int patients) => Allocation.InTurn(Ratio, patients);
}
