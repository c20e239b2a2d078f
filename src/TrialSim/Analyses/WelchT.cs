using TrialSim.Statistics;
using TrialSim.Trials;

namespace TrialSim.Analyses;

/// <summary>Welch's t test, each arm its own variance, Satterthwaite's degrees of freedom.</summary>
/// <remarks>
/// Mean change at the final visit, treatment minus control, HAM-D points; negative favours the treatment. Not estimable
/// when an arm has fewer than two patients or the spread is zero. Source: Welch (1947), Biometrika 34:28-35.
/// </remarks>
public sealed record WelchT : SubgroupT
{
    /// <inheritdoc/>
    public override string Describe(MarkerUnits units) => $"change at the final visit by arm in {Subgroup}: Welch t test, {DescribeTest()}";

    /// <inheritdoc/>
    private protected override LeastSquares.Coefficient Compare(TwoSample changes) => changes.Welch();
}
