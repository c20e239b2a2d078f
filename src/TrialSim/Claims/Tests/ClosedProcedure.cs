using TrialSim.Numerics;
using TrialSim.Statistics.Multiplicity;

namespace TrialSim.Claims.Tests;

/// <summary>Announces the claims of the hypotheses that a closed test rejects.</summary>
/// <param name="plan">The test's critical values.</param>
/// <param name="slotOf">Slot of each hypothesis; several hypotheses may share one.</param>
internal sealed class ClosedProcedure(CriticalPlan plan, int[] slotOf) : TestProcedure
{
    private readonly LaneClosedTest test = new(plan);
    private readonly LaneMask[] rejected = new LaneMask[slotOf.Length];

    /// <inheritdoc/>
    public override void Judge(ReadOnlySpan<Lanes> favourable, Span<LaneMask> claimed)
    {
        test.Judge(favourable, rejected);
        claimed.Clear();
        for (int i = 0; i < rejected.Length; i++)
        {
            claimed[slotOf[i]] |= rejected[i];
        }
    }
}
