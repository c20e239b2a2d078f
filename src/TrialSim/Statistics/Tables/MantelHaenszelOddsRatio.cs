
namespace TrialSim.Statistics.Tables;

/// <summary>Mantel and Haenszel's common odds ratio of group 1 over group 2.</summary>
/// <param name="Estimate">The odds ratio; 0, infinite or NaN where one or both of its sums of cross-products are 0.</param>
/// <param name="LogVariance">Variance of its logarithm (Robins, Breslow and Greenland); NaN where the estimate is not finite and positive.</param>
/// <remarks>Sources: Mantel and Haenszel (1959), JNCI 22:719-748; Robins, Breslow and Greenland (1986), Biometrics 42:311-323.</remarks>
public readonly record struct MantelHaenszelOddsRatio(double Estimate, double LogVariance)
{
    /// <summary>Normal interval on the log scale; null where the variance is not defined.</summary>
    public ConfidenceInterval? Interval(double confidence) =>
        double.IsNaN(LogVariance) ? null : LogWaldInterval.Of(Estimate, LogVariance, confidence);

    /// <summary>The estimate from a table for each stratum. Allocates nothing.</summary>
    public static MantelHaenszelOddsRatio Of(ReadOnlySpan<FourfoldTable> strata)
    {
        double concordant = 0;
        double discordant = 0;
        double both = 0;
        double mixed = 0;
        double neither = 0;
        foreach (var table in strata)
        {
            if (table.HasBothGroups)
            {
                double n = table.Total;
                double r = table.Events1 * (table.NonEvents2 / n);
                double s = table.NonEvents1 * (table.Events2 / n);
                double p = (table.Events1 + (double)table.NonEvents2) / n;
                double q = (table.NonEvents1 + (double)table.Events2) / n;
                concordant += r;
                discordant += s;
                both += p * r;
                mixed += (p * s) + (q * r);
                neither += q * s;
            }
        }

        double variance = (both / (2 * concordant * concordant)) + (mixed / (2 * concordant * discordant))
            + (neither / (2 * discordant * discordant));
        return new(concordant / discordant, concordant > 0 && discordant > 0 ? variance : double.NaN);
    }
}
