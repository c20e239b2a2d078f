using TrialSim.Quantities;
using TrialSim.Trials;

namespace TrialSim.Outcomes;

/// <summary>An event at each dose with a probability, independently of the other doses; doses end when a patient leaves.</summary>
public sealed record EventPerDose : EventOccurrence
{
    private const int MostDoses = 200;

    /// <summary>
    /// Weeks of the doses, rising, from 0 to before the final visit; what happens at the dose of a visit is known at the next one.
    /// </summary>
    public required IReadOnlyList<StudyWeeks> Weeks { get; init; }

    /// <summary>Probability of the event at a dose.</summary>
    public required PerArm<Probability> Probability { get; init; }

    /// <inheritdoc/>
    internal override bool GoesOnAfterLeaving => false;

    /// <inheritdoc/>
    internal override EventOccurrence AlikeInBothArms() => this with { Probability = new() { Treatment = Probability.Control, Control = Probability.Control } };

    /// <inheritdoc/>
    internal override double[] Cumulative(TrialArm treated, int visit, VisitSchedule visits)
    {
        double from = visit == 1 ? 0 : visits.Weeks[visit - 2];
        int doses = Weeks.Count(week => week.Value >= from && week.Value < visits.Weeks[visit - 1]);
        double p = (treated == TrialArm.Treatment ? Probability.Treatment : Probability.Control).Value;
        double[] exactly = [1]; // events among the doses so far
        for (int dose = 0; dose < doses; dose++)
        {
            var before = exactly;
            exactly = [.. Enumerable.Range(0, dose + 2).Select(k => (k <= dose ? (1 - p) * before[k] : 0) + (k > 0 ? p * before[k - 1] : 0))];
        }

        double sum = 0;
        double[] cumulative = [.. exactly.Select(share => sum += share)];
        cumulative[^1] = 1;
        return cumulative;
    }

    /// <inheritdoc/>
    internal override void Check(ScenarioPlace place, IReadOnlyList<Weeks> visits)
    {
        var weeks = place.At("weeks");
        weeks.MustNotBeEmpty(Weeks.Count, "List the weeks of the doses, such as [0, 2, 6].");
        weeks.MustRise(Weeks, "weeks");
        if (Weeks.Count > MostDoses)
        {
            weeks.Breach($"{Weeks.Count} doses are too many.", $"List at most {MostDoses}.");
        }

        for (int i = 0; i < Weeks.Count && visits.Count > 0; i++)
        {
            if (Weeks[i].Value >= visits[^1].Value)
            {
                weeks.At(i).Breach(
                    $"after a dose at week {Weeks[i].Value} there is no visit at which its event is known.", "List doses before the final visit.", "outcome.visits");
            }
        }
    }

    /// <inheritdoc/>
    public override string Describe(Arms arms) =>
        $"at {100 * Probability.Treatment.Value:0.####}% of the doses in {arms.Treatment} and {100 * Probability.Control.Value:0.####}% in {arms.Control}, "
        + $"given at weeks {string.Join(", ", Weeks.Select(w => w.Value))}";
}
