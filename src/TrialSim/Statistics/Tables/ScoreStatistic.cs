namespace TrialSim.Statistics.Tables;

/// <summary>
/// Score statistics of a difference or ratio of two risks: distance of the observed risks from a hypothesis over its standard error
/// under the hypothesis; about standard normal where it holds, and falling in the hypothesized effect.
/// </summary>
public static class ScoreStatistic
{
    /// <summary>Under a risk difference.</summary>
    public static double Difference(FourfoldTable table, double difference, ScoreVariance variance) =>
        Standardize(table.RiskDifference - difference, DifferenceVariance(table, difference, variance));

    /// <summary>Under a risk ratio above 0.</summary>
    public static double Ratio(FourfoldTable table, double ratio, ScoreVariance variance)
    {
        var risks = RestrictedRisks.UnderRatio(table, ratio);
        double spread = Spread(risks.Risk1, table.N1) + (ratio * ratio * Spread(risks.Risk2, table.N2));
        return Standardize(table.Risk1 - (ratio * table.Risk2), spread * Factor(table, variance));
    }

    /// <summary>Under an odds ratio above 0.</summary>
    public static double OddsRatio(FourfoldTable table, double oddsRatio, ScoreVariance variance) =>
        OddsRatio(table, oddsRatio, variance, _ => 0);

    /// <summary>Under an odds ratio above 0, less the score's bias of order 1 / n.</summary>
    /// <remarks>Sources: Gart (1985), Biometrika 72:673-677; Laud (2018), Pharmaceutical Statistics 17:290-293.</remarks>
    public static double OddsRatioUnbiased(FourfoldTable table, double oddsRatio, ScoreVariance variance) =>
        OddsRatio(table, oddsRatio, variance, risks => risks.Risk1 - risks.Risk2);

    /// <summary>Variance of the observed risk difference under a hypothesized one.</summary>
    internal static double DifferenceVariance(FourfoldTable table, double difference, ScoreVariance variance)
    {
        var risks = RestrictedRisks.UnderDifference(table, difference);
        return (Spread(risks.Risk1, table.N1) + Spread(risks.Risk2, table.N2)) * Factor(table, variance);
    }

    // Without variance every distance is infinitely unlikely, and none is none.
    internal static double Standardize(double distance, double variance) => distance == 0 ? 0 : distance / Math.Sqrt(Math.Max(variance, 1e-300));

    private static double OddsRatio(FourfoldTable table, double oddsRatio, ScoreVariance variance, Func<RestrictedRisks, double> asymmetry)
    {
        var risks = RestrictedRisks.UnderOddsRatio(table, oddsRatio);
        double first = table.N1 * Spread(risks.Risk1, 1);
        double second = table.N2 * Spread(risks.Risk2, 1);
        double information = 1 / ((1 / first) + (1 / second));
        double bias = information == 0 ? 0 : information * asymmetry(risks) / (first + second);
        return Standardize(table.Events1 - (table.N1 * risks.Risk1) - bias, information * Factor(table, variance));
    }

    private static double Spread(double risk, int n) => Math.Max(0, risk * (1 - risk)) / n;

    private static double Factor(FourfoldTable table, ScoreVariance variance) =>
        variance == ScoreVariance.MiettinenNurminen ? table.Total / (table.Total - 1.0) : 1;
}
