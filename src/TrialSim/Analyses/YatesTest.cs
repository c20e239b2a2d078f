using TrialSim.Outcomes;
using TrialSim.Trials;

namespace TrialSim.Analyses;

/// <summary>Pearson's chi-square test with Yates's continuity correction.</summary>
/// <remarks>Source: Yates (1934), Supplement to the Journal of the Royal Statistical Society 1:217-235.</remarks>
public sealed record YatesTest : ChiSquareTest
{
    /// <inheritdoc/>
    private protected override double Continuity => 0.5;

    /// <inheritdoc/>
    public override string Describe(MarkerUnits units) => $"{Endpoint.InWords()} by arm in {Subgroup}: chi-square test with Yates's correction, {DescribeTest()}";
}
