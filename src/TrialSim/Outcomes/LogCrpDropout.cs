using TrialSim.Numerics;
using TrialSim.Quantities;
using TrialSim.Trials;

namespace TrialSim.Outcomes;

/// <summary>
/// A hazard per week, by arm, multiplied by exp(<see cref="Slope"/> x (ln CRP - ln <see cref="CentredAt"/>)), where CRP is the one
/// measured at baseline: missing at random given arm and marker.
/// </summary>
public sealed record LogCrpDropout : Dropout
{
    /// <summary>Rate of leaving at CRP <see cref="CentredAt"/>, per week.</summary>
    public required PerArm<WeeklyHazard> PerWeek { get; init; }

    /// <summary>Change of the log hazard for each unit of ln CRP, by arm; positive where inflamed patients leave more.</summary>
    public required PerArm<LogRatePerLogCrp> Slope { get; init; }

    /// <summary>CRP, mg/L, at which the hazard is <see cref="PerWeek"/>.</summary>
    public required CrpMgPerL CentredAt { get; init; }

    /// <inheritdoc/>
    internal override void MultiplyStaying(TrialBlock trial, int visit, VisitSchedule visits, Span<Lanes> staying)
    {
        double weeks = visits.Weeks[visit - 1] - (visit == 1 ? 0 : visits.Weeks[visit - 2]);
        Lanes control = -PerWeek.Control.Value * weeks;
        Lanes rateDifference = (-PerWeek.Treatment.Value * weeks) - control;
        Lanes controlSlope = Slope.Control.Value;
        Lanes slopeDifference = Slope.Treatment.Value - Slope.Control.Value;
        Lanes centre = CentredAt.Log;
        var treated = trial.Treated;
        var logCrp = trial.BaselineLogCrp;
        for (int i = 0; i < staying.Length; i++)
        {
            var slope = Lanes.Fma(treated[i], slopeDifference, controlSlope);
            var rate = Lanes.Fma(treated[i], rateDifference, control);
            staying[i] *= LaneMath.Exp(rate * LaneMath.Exp(slope * (logCrp[i] - centre)));
        }
    }

    /// <inheritdoc/>
    public override string Describe(Arms arms) =>
        $"dropout that depends on baseline CRP: {PerWeek.Treatment.Value} per week in {arms.Treatment} and {PerWeek.Control.Value} in {arms.Control} "
        + $"at {CentredAt.Value} mg/L, log hazard {Slope.Treatment.Value:+0.###;-0.###;0} and {Slope.Control.Value:+0.###;-0.###;0} per unit of ln CRP";
}
