using TrialSim.Statistics;
using TrialSim.Trials;

namespace TrialSim.Analyses;

/// <summary>Student's t test with one residual variance, n1 + n0 - 2 degrees of freedom.</summary>
/// <remarks>
/// Mean change at the final visit, treatment minus control, HAM-D points; negative favours the treatment. Not estimable
/// when an arm is empty or the spread is zero. Source: Student (1908), Biometrika 6:1-25.
/// </remarks>
public sealed record PooledT : SubgroupT
{
    /// <inheritdoc/>
    public override string Describe(MarkerUnits units) => $"change at the final visit by arm in {Subgroup}: pooled t test, {DescribeTest()}";

    /// <inheritdoc/>
    private protected override LeastSquares.Coefficient Compare(TwoSample changes) => changes.Pooled();
}
