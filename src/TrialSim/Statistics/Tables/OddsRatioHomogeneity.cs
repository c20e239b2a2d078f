namespace TrialSim.Statistics.Tables;

/// <summary>Tests that the odds ratio is the same in all strata: Breslow and Day's, and with Tarone's correction.</summary>
/// <param name="BreslowDay">Distance of the events of group 1 from those that the Mantel-Haenszel odds ratio makes expected.</param>
/// <param name="Tarone">The same less the square of the summed distances over the summed variances, which makes it asymptotically correct.</param>
/// <remarks>
/// Strata with one group or one outcome are left out; df is the number of others less 1. Statistics are NaN where the common odds ratio is
/// not finite and positive. Sources: Breslow and Day (1980), Statistical Methods in Cancer Research I, section 4.4; Tarone (1985),
/// Biometrika 72:91-95.
/// </remarks>
public readonly record struct OddsRatioHomogeneity(ChiSquareStatistic BreslowDay, ChiSquareStatistic Tarone)
{
    /// <summary>The tests of a table for each stratum.</summary>
    public static OddsRatioHomogeneity Of(ReadOnlySpan<FourfoldTable> strata)
    {
        double oddsRatio = MantelHaenszelOddsRatio.Of(strata).Estimate;
        double sum = 0;
        double distances = 0;
        double variances = 0;
        int used = 0;
        foreach (var table in strata)
        {
            if (table.HasBothGroups && table.HasBothOutcomes)
            {
                double expected = ExpectedEvents(table, oddsRatio);
                double distance = table.Events1 - expected;
                double variance = 1 / ((1 / expected) + (1 / (table.N1 - expected)) + (1 / (table.Events - expected))
                    + (1 / (table.N2 - table.Events + expected)));
                sum += distance * distance / variance;
                distances += distance;
                variances += variance;
                used++;
            }
        }

        bool isDefined = oddsRatio is > 0 and < double.PositiveInfinity;
        double tarone = Math.Max(0, sum - (distances * distances / variances));
        return new(new(isDefined ? sum : double.NaN, used - 1), new(isDefined ? tarone : double.NaN, used - 1));
    }

    // Events of group 1 with the table's margins and a given odds ratio: the root of a quadratic that the margins allow, without cancellation.
    private static double ExpectedEvents(FourfoldTable table, double oddsRatio)
    {
        double excess = oddsRatio - 1;
        double linear = (oddsRatio * ((double)table.N1 + table.Events)) + (table.N2 - (double)table.Events);
        double root = Math.Sqrt((linear * linear) - (4 * oddsRatio * excess * table.N1 * table.Events));
        return 2 * oddsRatio * table.N1 * table.Events / (linear + root);
    }
}
