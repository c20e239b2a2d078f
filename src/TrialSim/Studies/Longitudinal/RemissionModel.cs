using TrialSim.Quantities;

namespace TrialSim.Studies.Longitudinal;

/// <summary>Two courses of antidepressant treatment, one after the other, and who remits in them.</summary>
/// <remarks>Whoever remits in neither is treatment-resistant. The outcome of a course is known at its end.</remarks>
public sealed record RemissionModel
{
    /// <summary>Length of an adequate course.</summary>
    public required Weeks CourseWeeks { get; init; }

    /// <summary>Probability of remission in the first course.</summary>
    public required Share FirstCourse { get; init; }

    /// <summary>Probability of remission in the second course, of those who did not remit in the first.</summary>
    public required Share SecondCourse { get; init; }

    /// <summary>End of the second course, weeks.</summary>
    internal double End => 2 * CourseWeeks.Value;

    /// <summary>Probability of remission by the end of the second course.</summary>
    internal double ByEnd => FirstCourse.Value + ((1 - FirstCourse.Value) * SecondCourse.Value);

    /// <summary>The model in words.</summary>
    public string Describe() => FormattableString.Invariant(
        $"two courses of {CourseWeeks.Value} weeks; {100 * FirstCourse.Value:0.##}% remit in the first, ")
        + FormattableString.Invariant($"{100 * SecondCourse.Value:0.##}% of the others in the second, and {100 * (1 - ByEnd):0.##}% are treatment-resistant");
}
