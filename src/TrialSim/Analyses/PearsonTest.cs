using TrialSim.Outcomes;
using TrialSim.Trials;

namespace TrialSim.Analyses;

/// <summary>Pearson's chi-square test without continuity correction.</summary>
/// <remarks>Source: Pearson (1900), Philosophical Magazine 50:157-175.</remarks>
public sealed record PearsonTest : ChiSquareTest
{
    /// <inheritdoc/>
    private protected override double Continuity => 0;

    /// <inheritdoc/>
    public override string Describe(MarkerUnits units) => $"{Endpoint.InWords()} by arm in {Subgroup}: Pearson's chi-square test, {DescribeTest()}";
}
