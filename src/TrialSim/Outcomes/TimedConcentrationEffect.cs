using TrialSim.Cohorts;
using TrialSim.Quantities;

namespace TrialSim.Outcomes;

/// <summary>A change of concentration that has a full size and arrives by a time course, the same for all patients.</summary>
public abstract record TimedConcentrationEffect : ConcentrationEffect
{
    /// <summary>
    /// Full size: change of the natural logarithm of the concentration; negative is a fall, -0.69 halves the concentration.
    /// </summary>
    public required LogConcentration LogChange { get; init; }

    /// <summary>When it arrives; at once unless said. Fractions by visit may fall again, as an infusion wears off.</summary>
    public TimeCourse TimeCourse { get; init; } = new ImmediateCourse();

    /// <inheritdoc/>
    internal override double[] FractionsAt(VisitSchedule visits) => TimeCourse.FractionsAt(visits);

    /// <inheritdoc/>
    internal override void Check(ScenarioPlace place, Population population, int visits) => TimeCourse.Check(place.At("time-course"), visits);
}
