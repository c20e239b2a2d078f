using TrialSim.Numerics;
using TrialSim.Quantities;
using TrialSim.Trials;

namespace TrialSim.Outcomes;

/// <summary>
/// Leaving before the next visit depends on a score or a change of it: log odds = <see cref="LogOddsAtCentre"/> of the arm +
/// <see cref="LogOddsPerPoint"/> x (score or change - <see cref="Centre"/>). Missing at random where that was observed.
/// </summary>
public abstract record LogisticDropout : Dropout
{
    /// <summary>Log odds of leaving before the next visit at the centre.</summary>
    public required PerArm<LogOdds> LogOddsAtCentre { get; init; }

    /// <summary>Added for each point of the score or change; positive where the severely ill, or those who did not improve, leave.</summary>
    public required PerArm<LogOdds> LogOddsPerPoint { get; init; }

    /// <summary>Score or change at which the log odds are <see cref="LogOddsAtCentre"/>, HAM-D points.</summary>
    public required HamdPoints Centre { get; init; }

    /// <summary>Multiplies the probabilities of staying by those that follow from scores, less an origin where there is one.</summary>
    private protected void MultiplyStaying(ReadOnlySpan<Lanes> treated, ReadOnlySpan<Lanes> scores, ReadOnlySpan<Lanes> origin, Span<Lanes> staying)
    {
        Lanes controlLevel = LogOddsAtCentre.Control.Value;
        Lanes levelDifference = LogOddsAtCentre.Treatment.Value - LogOddsAtCentre.Control.Value;
        Lanes controlSlope = LogOddsPerPoint.Control.Value;
        Lanes slopeDifference = LogOddsPerPoint.Treatment.Value - LogOddsPerPoint.Control.Value;
        Lanes centre = Centre.Value;
        for (int i = 0; i < staying.Length; i++)
        {
            var level = Lanes.Fma(treated[i], levelDifference, controlLevel);
            var slope = Lanes.Fma(treated[i], slopeDifference, controlSlope);
            var observed = origin.IsEmpty ? scores[i] : scores[i] - origin[i];
            var logOdds = Lanes.Fma(slope, observed - centre, level);
            staying[i] /= Lanes.One + LaneMath.Exp(logOdds); // 1 - expit(x) = 1 / (1 + e^x)
        }
    }

    /// <summary>The log odds in words, given what was observed.</summary>
    private protected string DescribeLogOdds(Arms arms, string observation) =>
        $"{LogOddsAtCentre.Treatment.Value} in {arms.Treatment} and {LogOddsAtCentre.Control.Value} in {arms.Control} at {observation}{Centre.Value} points, "
        + $"{LogOddsPerPoint.Treatment.Value} and {LogOddsPerPoint.Control.Value} per point";
}
