using TrialSim.Quantities;

namespace TrialSim.Outcomes;

/// <summary>Fractions given visit by visit.</summary>
public sealed record ByVisitCourse : TimeCourse
{
    /// <summary>One for each visit; 1 is the full size.</summary>
    public required IReadOnlyList<Fraction> Fractions { get; init; }

    /// <inheritdoc/>
    internal override double[] FractionsAt(VisitSchedule visits) => [.. Fractions.Select(f => f.Value)];

    /// <inheritdoc/>
    internal override void Check(ScenarioPlace place, int visits) => place.At("fractions").MustCoverVisits(Fractions.Count, visits);

    /// <inheritdoc/>
    public override string Describe() => $"by visit as {string.Join(", ", Fractions.Select(f => f.Value))} of its full size";
}
