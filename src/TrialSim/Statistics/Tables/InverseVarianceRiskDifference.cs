namespace TrialSim.Statistics.Tables;

/// <summary>The strata's risk differences, group 1 minus group 2, weighted by the inverse of their unpooled variances.</summary>
/// <param name="Estimate">The common difference.</param>
/// <param name="StandardError">Its standard error.</param>
/// <remarks>Source: Woolf's weighting for risks, e.g. Fleiss, Levin and Paik (2003), Statistical Methods for Rates and Proportions, chapter 10.</remarks>
public readonly record struct InverseVarianceRiskDifference(double Estimate, double StandardError)
{
    /// <summary>
    /// The estimate from a table for each stratum; null where no stratum has both groups, or one that has shows no variance (each risk 0
    /// or 1), as its weight would be infinite.
    /// </summary>
    public static InverseVarianceRiskDifference? Of(ReadOnlySpan<FourfoldTable> strata)
    {
        double weights = 0;
        double sum = 0;
        foreach (var table in strata)
        {
            if (table.HasBothGroups)
            {
                double weight = 1 / table.UnpooledVariance;
                weights += weight;
                sum += weight * table.RiskDifference;
            }
        }

        return weights is > 0 and < double.PositiveInfinity ? new(sum / weights, Math.Sqrt(1 / weights)) : null;
    }
}
