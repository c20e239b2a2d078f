using TrialSim.Numerics;

namespace TrialSim.Analyses;

/// <summary>The test of the difference between arms after imputation, with its jackknife standard error.</summary>
internal sealed class ImputationTest : PreparedAnalysis
{
    private readonly TrialEndpoints endpoints;
    private readonly ImputedTrials imputed;
    private readonly ImputedDifference difference;
    private readonly TestLevel level;

    /// <summary>Binds the test to the imputation that it shares with others.</summary>
    public ImputationTest(ImputedAncova analysis, TrialEndpoints endpoints)
    {
        this.endpoints = endpoints;
        imputed = endpoints.Imputed(MmrmSpecification.Of(analysis, endpoints));
        difference = imputed.Difference(analysis.Strategy, analysis.Delta.Value);
        level = new(analysis);
    }

    /// <inheritdoc/>
    public override ArmSizes Sizes => endpoints.SizesOf(endpoints.Members(imputed.Specification.Subgroup));

    /// <inheritdoc/>
    public override void Analyse(Finding finding)
    {
        var variance = difference.Variance;
        finding.FromNormal(variance > 0.0, difference.Estimate, variance, level);
        ImputationCounts.Mark(imputed, finding);
    }
}
