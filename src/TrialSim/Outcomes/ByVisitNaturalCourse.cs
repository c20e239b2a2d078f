using TrialSim.Quantities;

namespace TrialSim.Outcomes;

/// <summary>Mean change given visit by visit.</summary>
public sealed record ByVisitNaturalCourse : NaturalCourse
{
    /// <summary>Mean change from baseline at each visit, HAM-D points; negative is improvement.</summary>
    public required IReadOnlyList<HamdPoints> Change { get; init; }

    /// <inheritdoc/>
    internal override double[] ChangeAt(VisitSchedule visits) => [.. Change.Select(c => c.Value)];

    /// <inheritdoc/>
    internal override void Check(ScenarioPlace place, int visits) => place.At("change").MustCoverVisits(Change.Count, visits);

    /// <inheritdoc/>
    public override string Describe() => $"a natural course of {string.Join(", ", Change.Select(c => c.Value))} points by visit";
}
