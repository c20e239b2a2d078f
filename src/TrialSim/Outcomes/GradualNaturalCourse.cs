using TrialSim.Quantities;

namespace TrialSim.Outcomes;

/// <summary>A mean change that arrives by a time course.</summary>
public sealed record GradualNaturalCourse : NaturalCourse
{
    /// <summary>Mean change at full size, HAM-D points; negative is improvement.</summary>
    public required HamdPoints Change { get; init; }

    /// <summary>When it arrives.</summary>
    public required TimeCourse TimeCourse { get; init; }

    /// <inheritdoc/>
    internal override double[] ChangeAt(VisitSchedule visits) =>
        [.. TimeCourse.FractionsAt(visits).Select(fraction => fraction * Change.Value)];

    /// <inheritdoc/>
    internal override void Check(ScenarioPlace place, int visits) => TimeCourse.Check(place.At("time-course"), visits);

    /// <inheritdoc/>
    public override string Describe() => $"a natural course of {Change.Value} points, arriving {TimeCourse.Describe()}";
}
