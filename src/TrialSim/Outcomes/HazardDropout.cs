using TrialSim.Numerics;
using TrialSim.Quantities;
using TrialSim.Trials;

namespace TrialSim.Outcomes;

/// <summary>A constant hazard per week, by arm, that depends on nothing else (missing completely at random within arm).</summary>
public sealed record HazardDropout : Dropout
{
    /// <summary>Rate of leaving, per week.</summary>
    public required PerArm<WeeklyHazard> PerWeek { get; init; }

    /// <inheritdoc/>
    internal override void MultiplyStaying(TrialBlock trial, int visit, VisitSchedule visits, Span<Lanes> staying)
    {
        double weeks = visits.Weeks[visit - 1] - (visit == 1 ? 0 : visits.Weeks[visit - 2]);
        Lanes control = Portable.Exp(-PerWeek.Control.Value * weeks);
        Lanes treatmentMinusControl = Portable.Exp(-PerWeek.Treatment.Value * weeks) - control;
        var treated = trial.Treated;
        for (int i = 0; i < staying.Length; i++)
        {
            staying[i] *= Lanes.Fma(treated[i], treatmentMinusControl, control);
        }
    }

    /// <inheritdoc/>
    public override string Describe(Arms arms, MarkerUnits units) =>
        $"dropout at {PerWeek.Treatment.Value} per week in {arms.Treatment} and {PerWeek.Control.Value} in {arms.Control}";
}
