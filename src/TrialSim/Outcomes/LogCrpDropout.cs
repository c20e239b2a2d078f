using TrialSim.Cohorts;
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
    /// <summary>The marker; levels of it are given in its unit, and a biomarker acts by its natural logarithm.</summary>
    [UntracedDefault]
    public PatientMarker Marker { get; init; } = PatientMarker.Crp;

    /// <summary>Rate of leaving at CRP <see cref="CentredAt"/>, per week.</summary>
    public required PerArm<WeeklyHazard> PerWeek { get; init; }

    /// <summary>Change of the log hazard for each unit of ln CRP, by arm; positive where inflamed patients leave more.</summary>
    public required PerArm<LogRatePerLogUnit> Slope { get; init; }

    /// <summary>CRP, mg/L, at which the hazard is <see cref="PerWeek"/>.</summary>
    public required Concentration CentredAt { get; init; }

    /// <inheritdoc/>
    internal override void MultiplyStaying(TrialBlock trial, int visit, VisitSchedule visits, Span<Lanes> staying)
    {
        double weeks = visits.Weeks[visit - 1] - (visit == 1 ? 0 : visits.Weeks[visit - 2]);
        Lanes control = -PerWeek.Control.Value * weeks;
        Lanes rateDifference = (-PerWeek.Treatment.Value * weeks) - control;
        Lanes controlSlope = Slope.Control.Value;
        Lanes slopeDifference = Slope.Treatment.Value - Slope.Control.Value;
        Lanes centre = Marker.Inside(CentredAt.Value);
        var treated = trial.Treated;
        var level = trial.Measured(Marker);
        for (int i = 0; i < staying.Length; i++)
        {
            var slope = Lanes.Fma(treated[i], slopeDifference, controlSlope);
            var rate = Lanes.Fma(treated[i], rateDifference, control);
            var distance = level[i] - centre;
            distance = Lanes.EqualTo(distance, distance).Keep(distance); // without a value: as at the centre
            staying[i] *= LaneMath.Exp(rate * LaneMath.Exp(slope * distance));
        }
    }

    /// <inheritdoc/>
    internal override void Check(ScenarioPlace place, Population population) => population.MustKnow(place.At("marker"), Marker);

    /// <inheritdoc/>
    public override string Describe(Arms arms, MarkerUnits units) =>
        $"dropout that depends on baseline {Marker.InWords()}: {PerWeek.Treatment.Value} per week in {arms.Treatment} and {PerWeek.Control.Value} in {arms.Control} "
        + $"at {CentredAt.Value}{units.After(Marker)}, log hazard {Slope.Treatment.Value:+0.###;-0.###;0} and {Slope.Control.Value:+0.###;-0.###;0} per unit of {Marker.Coded()}";
}
