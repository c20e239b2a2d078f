using TrialSim.Numerics;
using TrialSim.Quantities;
using TrialSim.Trials;

namespace TrialSim.Outcomes;

/// <summary>
/// A probability of at least one event by the final visit of a patient who stays, at a rate that is constant until then: the events are a Poisson
/// process with rate -ln(1 - p) / T.
/// </summary>
public sealed record EventByEnd : EventOccurrence
{
    /// <summary>Probability of at least one event, below 1.</summary>
    public required PerArm<Probability> Probability { get; init; }

    /// <inheritdoc/>
    internal override bool GoesOnAfterLeaving => true;

    /// <inheritdoc/>
    internal override EventOccurrence AlikeInBothArms() => this with { Probability = new() { Treatment = Probability.Control, Control = Probability.Control } };

    /// <inheritdoc/>
    internal override double[] Cumulative(TrialArm treated, int visit, VisitSchedule visits)
    {
        double probability = (treated == TrialArm.Treatment ? Probability.Treatment : Probability.Control).Value;
        return PoissonEvents.Cumulative(-Portable.Log1p(-probability) * visits.WeeksBefore(visit) / visits.Final);
    }

    /// <inheritdoc/>
    internal override void Check(ScenarioPlace place, IReadOnlyList<Weeks> visits)
    {
        foreach (var (arm, probability) in new[] { ("treatment", Probability.Treatment), ("control", Probability.Control) })
        {
            if (probability.Value == 1)
            {
                place.At("probability").At(arm).Breach("no rate makes an event certain.", "Use a probability below 1, or the kind \"rate\".");
            }
        }
    }

    /// <inheritdoc/>
    public override string Describe(Arms arms) =>
        $"one or more in {100 * Probability.Treatment.Value:0.####}% of those who stay in {arms.Treatment} "
        + $"and {100 * Probability.Control.Value:0.####}% in {arms.Control}";
}
