using TrialSim.Numerics;
using TrialSim.Trials;

namespace TrialSim.Outcomes;

/// <summary>
/// Missing a visit, and all after it, depends on the score that would have been recorded there and is not seen (missing not at random):
/// log odds = <see cref="LogisticDropout.LogOddsAtCentre"/> of the arm + <see cref="LogisticDropout.LogOddsPerPoint"/> x (score - centre).
/// </summary>
public sealed record CurrentScoreDropout : LogisticDropout
{
    /// <inheritdoc/>
    internal override void MultiplyStaying(TrialBlock trial, int visit, VisitSchedule visits, Span<Lanes> staying) =>
        MultiplyStaying(trial.Treated, trial.Score(visit), default, staying);

    /// <inheritdoc/>
    public override string Describe(Arms arms, MarkerUnits units) =>
        $"dropout that depends on the score about to be missed: log odds before each visit {DescribeLogOdds(arms, string.Empty)}";
}
