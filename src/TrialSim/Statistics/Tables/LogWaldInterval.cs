using TrialSim.Numerics;

namespace TrialSim.Statistics.Tables;

/// <summary>Confidence intervals of ratios, normal on the log scale; null where a count that they divide by is 0.</summary>
public static class LogWaldInterval
{
    /// <summary>Interval of the risk ratio; null where a group has no events.</summary>
    /// <remarks>Source: Katz, Baptista, Azen and Pike (1978), Biometrics 34:469-474.</remarks>
    public static ConfidenceInterval? RiskRatio(FourfoldTable table, double confidence) =>
        table.Events1 == 0 || table.Events2 == 0 ? null : Of(
            table.RiskRatio,
            (1.0 / table.Events1) - (1.0 / table.N1) + (1.0 / table.Events2) - (1.0 / table.N2),
            confidence);

    /// <summary>Interval of the odds ratio; null where a cell is empty.</summary>
    /// <remarks>Source: Woolf (1955), Annals of Human Genetics 19:251-253.</remarks>
    public static ConfidenceInterval? OddsRatio(FourfoldTable table, double confidence) =>
        table.Events1 == 0 || table.Events2 == 0 || table.NonEvents1 == 0 || table.NonEvents2 == 0 ? null : Of(
            table.OddsRatio,
            (1.0 / table.Events1) + (1.0 / table.NonEvents1) + (1.0 / table.Events2) + (1.0 / table.NonEvents2),
            confidence);

    /// <summary>Interval of a positive estimate from the variance of its logarithm.</summary>
    internal static ConfidenceInterval Of(double estimate, double variance, double confidence)
    {
        double factor = Portable.Exp(NormalCritical.TwoSided(confidence) * Math.Sqrt(variance));
        return new(estimate / factor, estimate * factor);
    }
}
