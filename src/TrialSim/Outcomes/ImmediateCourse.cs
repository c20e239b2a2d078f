namespace TrialSim.Outcomes;

/// <summary>The full size from the first visit on.</summary>
public sealed record ImmediateCourse : TimeCourse
{
    /// <inheritdoc/>
    internal override double[] FractionsAt(VisitSchedule visits) => [.. visits.Weeks.Select(_ => 1.0)];

    /// <inheritdoc/>
    public override string Describe() => "in full by the first visit";
}
