using TrialSim.Quantities;
using TrialSim.Trials;

namespace TrialSim.Outcomes;

/// <summary>Events at a constant rate per week: a Poisson process, so that a patient may have several.</summary>
public sealed record EventRate : EventOccurrence
{
    /// <summary>Events per patient and week.</summary>
    public required PerArm<WeeklyHazard> PerWeek { get; init; }

    /// <inheritdoc/>
    internal override bool GoesOnAfterLeaving => true;

    /// <inheritdoc/>
    internal override EventOccurrence AlikeInBothArms() => this with { PerWeek = new() { Treatment = PerWeek.Control, Control = PerWeek.Control } };

    /// <inheritdoc/>
    internal override double[] Cumulative(TrialArm treated, int visit, VisitSchedule visits) =>
        PoissonEvents.Cumulative((treated == TrialArm.Treatment ? PerWeek.Treatment : PerWeek.Control).Value * visits.WeeksBefore(visit));

    /// <inheritdoc/>
    internal override void Check(ScenarioPlace place, IReadOnlyList<Weeks> visits)
    {
        double longest = visits.Select((week, v) => week.Value - (v == 0 ? 0 : visits[v - 1].Value)).DefaultIfEmpty().Max();
        foreach (var (arm, rate) in new[] { ("treatment", PerWeek.Treatment), ("control", PerWeek.Control) })
        {
            if (rate.Value * longest > PoissonEvents.LargestMean)
            {
                place.At("per-week").At(arm).Breach(
                    $"{rate.Value} per week are {rate.Value * longest:0.#} events of a patient between two visits.",
                    $"Let at most {PoissonEvents.LargestMean} come about on average.", "outcome.visits");
            }
        }
    }

    /// <inheritdoc/>
    public override string Describe(Arms arms) =>
        FormattableString.Invariant($"{PerWeek.Treatment.Value} per week in {arms.Treatment} and {PerWeek.Control.Value} in {arms.Control}");
}
