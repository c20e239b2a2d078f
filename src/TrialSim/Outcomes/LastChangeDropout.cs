using TrialSim.Numerics;
using TrialSim.Trials;

namespace TrialSim.Outcomes;

/// <summary>
/// Leaving before the next visit depends on the last observed change from baseline (missing at random); nobody leaves before the first
/// visit, when there is no change yet.
/// </summary>
public sealed record LastChangeDropout : LogisticDropout
{
    /// <inheritdoc/>
    internal override bool ActsBefore(int visit) => visit > 1;

    /// <inheritdoc/>
    internal override void MultiplyStaying(TrialBlock trial, int visit, VisitSchedule visits, Span<Lanes> staying)
    {
        if (ActsBefore(visit))
        {
            MultiplyStaying(trial.Treated, trial.Score(visit - 1), trial.Baseline, staying);
        }
    }

    /// <inheritdoc/>
    public override string Describe(Arms arms, MarkerUnits units) =>
        $"dropout that depends on the last observed change: log odds before each visit but the first {DescribeLogOdds(arms, "a change of ")}";
}
