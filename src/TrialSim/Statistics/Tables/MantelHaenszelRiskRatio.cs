namespace TrialSim.Statistics.Tables;

/// <summary>Mantel and Haenszel's common risk ratio of group 1 over group 2.</summary>
/// <param name="Estimate">The ratio; 0, infinite or NaN where one or both groups have no events.</param>
/// <param name="LogVariance">Variance of its logarithm (Greenland and Robins); NaN where the estimate is not finite and positive.</param>
/// <remarks>Strata with one group are left out. Source: Greenland and Robins (1985), Biometrics 41:55-68.</remarks>
public readonly record struct MantelHaenszelRiskRatio(double Estimate, double LogVariance)
{
    /// <summary>Normal interval on the log scale; null where the variance is not defined.</summary>
    public ConfidenceInterval? Interval(double confidence) =>
        double.IsNaN(LogVariance) ? null : LogWaldInterval.Of(Estimate, LogVariance, confidence);

    /// <summary>The estimate from a table for each stratum. Allocates nothing.</summary>
    public static MantelHaenszelRiskRatio Of(ReadOnlySpan<FourfoldTable> strata)
    {
        double first = 0;
        double second = 0;
        double spread = 0;
        foreach (var table in strata)
        {
            if (table.HasBothGroups)
            {
                double n = table.Total;
                first += table.Events1 * (table.N2 / n);
                second += table.Events2 * (table.N1 / n);
                spread += (table.N1 / n * (table.N2 / n) * table.Events) - (table.Events1 / n * table.Events2);
            }
        }

        return new(first / second, first > 0 && second > 0 ? Math.Max(0, spread) / (first * second) : double.NaN);
    }
}
