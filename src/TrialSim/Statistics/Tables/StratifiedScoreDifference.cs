namespace TrialSim.Statistics.Tables;

/// <summary>Score interval of a common risk difference, group 1 minus group 2, with Mantel-Haenszel weights n1 n2 / n.</summary>
/// <param name="Estimate">The weighted mean of the strata's differences, where the statistic is 0.</param>
/// <param name="Interval">The differences that the stratified score test does not reject.</param>
/// <remarks>
/// The statistic is the weighted sum of observed minus hypothesized differences over the root of the weighted sum of the restricted
/// variances, each times N / (N - 1). Strata with one group are left out. Source: Miettinen and Nurminen (1985), Statistics in Medicine
/// 4:213-226, with fixed weights.
/// </remarks>
public readonly record struct StratifiedScoreDifference(double Estimate, ConfidenceInterval Interval)
{
    /// <summary>The interval from a table for each stratum; null where no stratum has both groups.</summary>
    public static StratifiedScoreDifference? Of(ReadOnlySpan<FourfoldTable> strata, double confidence)
    {
        double estimate = MantelHaenszelRiskDifference.Of(strata).Estimate;
        FourfoldTable[] tables = strata.ToArray();
        return double.IsNaN(estimate) ? null : new(estimate, ScoreInterval.Difference(estimate, d => Statistic(tables, d), confidence));
    }

    private static double Statistic(FourfoldTable[] strata, double difference)
    {
        double distance = 0;
        double variance = 0;
        foreach (var table in strata)
        {
            if (table.HasBothGroups)
            {
                double weight = (double)table.N1 * table.N2 / table.Total;
                distance += weight * (table.RiskDifference - difference);
                variance += weight * weight * ScoreStatistic.DifferenceVariance(table, difference, ScoreVariance.MiettinenNurminen);
            }
        }

        return ScoreStatistic.Standardize(distance, variance);
    }
}
