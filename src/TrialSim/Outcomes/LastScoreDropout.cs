using TrialSim.Numerics;
using TrialSim.Trials;

namespace TrialSim.Outcomes;

/// <summary>Leaving before the next visit depends on the last observed score (missing at random), at every visit; at first on the one at baseline.</summary>
public sealed record LastScoreDropout : LogisticDropout
{
    /// <inheritdoc/>
    internal override void MultiplyStaying(TrialBlock trial, int visit, VisitSchedule visits, Span<Lanes> staying) =>
        MultiplyStaying(trial.Treated, trial.Score(visit - 1), default, staying);

    /// <inheritdoc/>
    public override string Describe(Arms arms, MarkerUnits units) =>
        $"dropout that depends on the last observed score: log odds before each visit {DescribeLogOdds(arms, string.Empty)}";
}
