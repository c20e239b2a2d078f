namespace TrialSim.Analyses;

/// <summary>The test of one coefficient of a logistic regression, or of the difference in risk that follows from it.</summary>
/// <param name="analysis">Level and sides.</param>
/// <param name="data">The patients.</param>
/// <param name="fit">The regression, which it may share with others.</param>
/// <param name="found">What of the regression is tested.</param>
internal sealed class LogisticTest(Analysis analysis, LogisticData data, LogisticFit fit, TrialByTrial found) : PreparedAnalysis
{
    private readonly TestLevel level = new(analysis);

    /// <inheritdoc/>
    public override ArmSizes Sizes => data.Sizes;

    /// <inheritdoc/>
    public override void Analyse(Finding finding)
    {
        found.Record(finding, level);
        LogisticCounts.Mark(fit, finding);
    }
}
