using TrialSim.Numerics;
using TrialSim.Statistics.Survival;

namespace TrialSim.Analyses;

/// <summary>What is counted of Cox models: why one could not be fitted.</summary>
internal static class CoxCounts
{
    private static readonly (CoxOutcome Outcome, CountedOutcome Count)[] Failures =
    [
        (CoxOutcome.NoEvents, new("cox-no-events", "Nobody in the Cox model has the event.")),
        (CoxOutcome.Aliased, new("cox-aliased", "What the Cox model tests follows from its other columns, as where an arm has nobody at risk.")),
        (CoxOutcome.MonotoneLikelihood, new("cox-infinite", "A hazard ratio of the Cox model is infinite or 0: one arm, or one side of a covariate, has all the events.")),
        (CoxOutcome.NotConverged, new("cox-not-converged", "The Cox model did not converge.")),
    ];

    /// <summary>All of them.</summary>
    public static IReadOnlyList<CountedOutcome> All { get; } = [.. Failures.Select(f => f.Count)];

    /// <summary>Marks in a finding what became of the fits of eight trials.</summary>
    public static void Mark(ReadOnlySpan<CoxOutcome> outcomes, Finding finding)
    {
        for (int f = 0; f < Failures.Length; f++)
        {
            uint lanes = 0;
            for (int lane = 0; lane < outcomes.Length; lane++)
            {
                lanes |= outcomes[lane] == Failures[f].Outcome ? 1u << lane : 0;
            }

            finding.Counted[f] = LaneMask.FromBits(lanes);
        }
    }
}
