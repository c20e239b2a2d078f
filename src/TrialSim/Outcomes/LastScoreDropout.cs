using TrialSim.Numerics;
using TrialSim.Quantities;
using TrialSim.Trials;

namespace TrialSim.Outcomes;

/// <summary>
/// Leaving before the next visit depends on the last observed score (missing at random): log odds =
/// <see cref="LogOddsAtCentre"/> of the arm + <see cref="LogOddsPerPoint"/> x (last score - <see cref="Centre"/>), at every visit.
/// </summary>
public sealed record LastScoreDropout : Dropout
{
    /// <summary>Log odds of leaving before the next visit at the centre.</summary>
    public required PerArm<LogOdds> LogOddsAtCentre { get; init; }

    /// <summary>Added for each point of the last observed score; positive where the severely ill leave.</summary>
    public required PerArm<LogOdds> LogOddsPerPoint { get; init; }

    /// <summary>Score at which the log odds are <see cref="LogOddsAtCentre"/>, HAM-D points.</summary>
    public required HamdPoints Centre { get; init; }

    /// <inheritdoc/>
    internal override void MultiplyStaying(TrialBlock trial, int visit, VisitSchedule visits, Span<Lanes> staying)
    {
        Lanes controlLevel = LogOddsAtCentre.Control.Value;
        Lanes levelDifference = LogOddsAtCentre.Treatment.Value - LogOddsAtCentre.Control.Value;
        Lanes controlSlope = LogOddsPerPoint.Control.Value;
        Lanes slopeDifference = LogOddsPerPoint.Treatment.Value - LogOddsPerPoint.Control.Value;
        Lanes centre = Centre.Value;
        var treated = trial.Treated;
        var last = trial.Score(visit - 1);
        for (int i = 0; i < staying.Length; i++)
        {
            var level = Lanes.Fma(treated[i], levelDifference, controlLevel);
            var slope = Lanes.Fma(treated[i], slopeDifference, controlSlope);
            var logOdds = Lanes.Fma(slope, last[i] - centre, level);
            staying[i] /= Lanes.One + LaneMath.Exp(logOdds); // 1 - expit(x) = 1 / (1 + e^x)
        }
    }

    /// <inheritdoc/>
    public override string Describe(Arms arms) =>
        $"dropout that depends on the last observed score: log odds before each visit {LogOddsAtCentre.Treatment.Value} in {arms.Treatment} and "
        + $"{LogOddsAtCentre.Control.Value} in {arms.Control} at {Centre.Value} points, "
        + $"{LogOddsPerPoint.Treatment.Value} and {LogOddsPerPoint.Control.Value} per point";
}
