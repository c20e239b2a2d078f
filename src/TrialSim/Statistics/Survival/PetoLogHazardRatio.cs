namespace TrialSim.Statistics.Survival;

/// <summary>Peto's one-step estimate of a log hazard ratio: observed minus expected events over their variance.</summary>
/// <param name="Estimate">Log hazard ratio of the second group over the first; NaN where the log-rank test is not defined.</param>
/// <param name="Variance">Its variance, 1 over that of observed minus expected events.</param>
/// <remarks>
/// The first Newton step from 0 towards the maximum of the partial likelihood: near it for small effects, too near 0 for large ones or
/// unequal groups. Sources: Peto et al. (1977), British Journal of Cancer 35:1-39; Yusuf et al. (1985), Progress in Cardiovascular Diseases
/// 27:335-371.
/// </remarks>
public readonly record struct PetoLogHazardRatio(double Estimate, double Variance)
{
    /// <summary>The estimate that belongs to an unweighted log-rank test of two groups.</summary>
    public static PetoLogHazardRatio Of(LogRankTest test)
    {
        ArgumentNullException.ThrowIfNull(test);
        double variance = test.Covariance[3];
        return new((test.Observed[1] - test.Expected[1]) / variance, 1 / variance);
    }
}
