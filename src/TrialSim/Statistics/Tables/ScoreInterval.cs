using TrialSim.Numerics;

namespace TrialSim.Statistics.Tables;

/// <summary>Score intervals: the effects that a two-sided score test does not reject. Both groups must have patients.</summary>
public static class ScoreInterval
{
    private const double LargestLogRatio = 600;

    /// <summary>Interval of the risk difference, within -1 to 1.</summary>
    public static ConfidenceInterval Difference(FourfoldTable table, double confidence, ScoreVariance variance) =>
        Difference(table.RiskDifference, d => ScoreStatistic.Difference(table, d, variance), confidence);

    /// <summary>Interval of the risk ratio; 0 where group 1, infinite where group 2 has no events.</summary>
    public static ConfidenceInterval Ratio(FourfoldTable table, double confidence, ScoreVariance variance)
    {
        double z = NormalCritical.TwoSided(confidence);
        double Statistic(double log) => ScoreStatistic.Ratio(table, Portable.Exp(log), variance);
        return new(
            table.Events1 == 0 ? 0 : Portable.Exp(Crossing(Statistic, z)),
            table.Events2 == 0 ? double.PositiveInfinity : Portable.Exp(Crossing(Statistic, -z)));
    }

    /// <summary>Interval of the odds ratio; 0 or infinite where an empty cell makes the observed one so.</summary>
    public static ConfidenceInterval OddsRatio(FourfoldTable table, double confidence, ScoreVariance variance) =>
        OddsRatio(table, confidence, ratio => ScoreStatistic.OddsRatio(table, ratio, variance));

    /// <summary>As <see cref="OddsRatio(FourfoldTable, double, ScoreVariance)"/>, from the score less its bias: what R's ratesci gives by default.</summary>
    public static ConfidenceInterval OddsRatioUnbiased(FourfoldTable table, double confidence, ScoreVariance variance) =>
        OddsRatio(table, confidence, ratio => ScoreStatistic.OddsRatioUnbiased(table, ratio, variance));

    /// <summary>The differences at which a falling statistic is within the normal quantiles.</summary>
    /// <param name="estimate">Where the statistic is 0.</param>
    /// <param name="statistic">The statistic by hypothesized difference.</param>
    /// <param name="confidence">Confidence of the interval.</param>
    internal static ConfidenceInterval Difference(double estimate, Func<double, double> statistic, double confidence)
    {
        double z = NormalCritical.TwoSided(confidence);
        return new(
            statistic(-1) <= z ? -1 : RootFinding.Brent(d => Bounded(statistic(d)) - z, -1, estimate, 0),
            statistic(1) >= -z ? 1 : RootFinding.Brent(d => Bounded(statistic(d)) + z, estimate, 1, 0));
    }

    private static ConfidenceInterval OddsRatio(FourfoldTable table, double confidence, Func<double, double> statistic)
    {
        double z = NormalCritical.TwoSided(confidence);
        double ByLog(double log) => statistic(Portable.Exp(log));
        return new(
            table.Events1 == 0 || table.NonEvents2 == 0 ? 0 : Portable.Exp(Crossing(ByLog, z)),
            table.Events2 == 0 || table.NonEvents1 == 0 ? double.PositiveInfinity : Portable.Exp(Crossing(ByLog, -z)));
    }

    // The log ratio at which a falling statistic has a value; the bracket grows from a ratio of 1 outwards.
    private static double Crossing(Func<double, double> statistic, double value)
    {
        double Excess(double log) => Bounded(statistic(log)) - value;
        double direction = Excess(0) > 0 ? 1 : -1;
        double far = direction;
        while (Excess(far) * direction > 0 && Math.Abs(far) < LargestLogRatio)
        {
            far *= 2;
        }

        return RootFinding.Brent(Excess, far == direction ? 0 : far / 2, far, 0);
    }

    // Where the variance vanishes the statistic is as good as infinite, which would stall the interpolation.
    private static double Bounded(double statistic) => Math.Clamp(statistic, -1e6, 1e6);
}
