namespace TrialSim.Outcomes;

/// <summary>Nothing changes by itself.</summary>
public sealed record NoNaturalCourse : NaturalCourse
{
    /// <inheritdoc/>
    internal override double[] ChangeAt(VisitSchedule visits) => new double[visits.Count];

    /// <inheritdoc/>
    public override string Describe() => "no natural course";
}
