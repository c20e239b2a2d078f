using TrialSim.Numerics.Distributions;

namespace TrialSim.Statistics.Tables;

/// <summary>The Cochran-Mantel-Haenszel test that the risks of two groups are equal in every stratum, against a common odds ratio.</summary>
/// <param name="Excess">Events of group 1 minus their expectation given the margins, summed over strata.</param>
/// <param name="Variance">Its hypergeometric variance, summed over strata; 0 where no stratum has both groups and both outcomes.</param>
/// <remarks>
/// Strata with one group or one outcome add nothing. Not defined (NaN) where all do. Sources: Cochran (1954), Biometrics 10:417-451;
/// Mantel and Haenszel (1959), JNCI 22:719-748.
/// </remarks>
public readonly record struct CochranMantelHaenszel(double Excess, double Variance)
{
    /// <summary>Whether some stratum has both groups and both outcomes.</summary>
    public bool IsDefined => Variance > 0;

    /// <summary>Root of <see cref="ChiSquare"/> with the sign of the excess; positive where group 1 has the higher risk.</summary>
    public double Z => Excess / Math.Sqrt(Variance);

    /// <summary>Chi-square, 1 df, without continuity correction.</summary>
    public ChiSquareStatistic ChiSquare => new(Z * Z, 1);

    /// <summary>Chi-square, 1 df, the excess moved by 1/2 towards 0 where it is at least 1/2, as in R's mantelhaen.test.</summary>
    public ChiSquareStatistic ChiSquareWithContinuity => new(ZWithContinuity * ZWithContinuity, 1);

    /// <summary>Root of <see cref="ChiSquareWithContinuity"/> with the sign of the excess.</summary>
    public double ZWithContinuity
    {
        get
        {
            double distance = Math.Abs(Excess) >= 0.5 ? Math.Abs(Excess) - 0.5 : Math.Abs(Excess);
            return Math.CopySign(distance, Excess) / Math.Sqrt(Variance);
        }
    }

    /// <summary>One-sided P against a higher risk of group 1, without continuity correction.</summary>
    public double PGreater => NormalDistribution.UpperTail(Z);

    /// <summary>The test of a table for each stratum. Allocates nothing.</summary>
    public static CochranMantelHaenszel Of(ReadOnlySpan<FourfoldTable> strata)
    {
        double excess = 0;
        double variance = 0;
        foreach (var table in strata)
        {
            if (table.HasBothGroups && table.HasBothOutcomes)
            {
                double n = table.Total;
                excess += table.Events1 - (table.N1 * (table.Events / n));
                variance += table.N1 / n * (table.N2 / n) * table.Events * (table.NonEvents / (n - 1));
            }
        }

        return new(excess, variance);
    }
}
