namespace TrialSim.Statistics.Tables;

/// <summary>Mantel and Haenszel's common risk difference, group 1 minus group 2: the strata's differences weighted by n1 n2 / n.</summary>
/// <param name="Estimate">The difference; NaN where no stratum has both groups.</param>
/// <param name="GreenlandRobinsVariance">Its variance by Greenland and Robins (1985), Biometrics 41:55-68; for few large strata.</param>
/// <param name="SatoVariance">Its variance by Sato (1989), Biometrics 45:1323-1324, with Greenland and Robins; for few large or many small strata.</param>
/// <param name="Strata">Strata with both groups; the others are left out.</param>
/// <remarks>Source of the estimate: Cochran (1954), Biometrics 10:417-451.</remarks>
public readonly record struct MantelHaenszelRiskDifference(double Estimate, double GreenlandRobinsVariance, double SatoVariance, int Strata)
{
    /// <summary>Standard error by Greenland and Robins.</summary>
    public double GreenlandRobinsError => Math.Sqrt(GreenlandRobinsVariance);

    /// <summary>Standard error by Sato.</summary>
    public double SatoError => Math.Sqrt(SatoVariance);

    /// <summary>Normal interval from one of the two standard errors.</summary>
    public ConfidenceInterval Interval(double standardError, double confidence) =>
        ConfidenceInterval.Around(Estimate, NormalCritical.TwoSided(confidence) * standardError, Alternative.TwoSided);

    /// <summary>The estimate from a table for each stratum. Allocates nothing.</summary>
    public static MantelHaenszelRiskDifference Of(ReadOnlySpan<FourfoldTable> strata)
    {
        double weights = 0;
        double differences = 0;
        double binomial = 0;
        double p = 0;
        double q = 0;
        int used = 0;
        foreach (var table in strata)
        {
            if (table.HasBothGroups)
            {
                double n = table.Total;
                double share1 = table.N1 / n;
                double share2 = table.N2 / n;
                weights += table.N1 * share2;
                differences += (table.Events1 * share2) - (table.Events2 * share1);
                binomial += (table.Risk1 * table.NonEvents1 * share2 * share2) + (table.Risk2 * table.NonEvents2 * share1 * share1);
                p += (share1 * share1 * table.Events2) - (share2 * share2 * table.Events1) + (share1 * share2 * (table.N2 - (double)table.N1) / 2);
                q += ((table.Events1 * (table.NonEvents2 / n)) + (table.Events2 * (table.NonEvents1 / n))) / 2;
                used++;
            }
        }

        double estimate = differences / weights;
        return new(estimate, binomial / (weights * weights), Math.Max(0, (estimate * p) + q) / (weights * weights), used);
    }
}
