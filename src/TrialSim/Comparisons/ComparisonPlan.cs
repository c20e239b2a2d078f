namespace TrialSim.Comparisons;

/// <summary>Which designs are compared, and how.</summary>
/// <param name="Designs">The designs, two or more.</param>
/// <param name="Reference">Number of the design that the others are compared with in tables.</param>
public sealed record ComparisonPlan(IReadOnlyList<ComparedDesign> Designs, int Reference)
{
    /// <summary>False positive rate up to which a design is not the worse for it.</summary>
    public double AcceptableError { get; init; } = 0.05;

    /// <summary>Largest Monte Carlo error of a rate, and of a difference between rates and the reference's; null where replicates are given.</summary>
    public double? TargetError { get; init; }
}
