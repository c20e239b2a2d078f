namespace TrialSim.Statistics.Tables;

/// <summary>Confidence intervals of the risk of group 1 minus that of group 2 in closed form. Both groups must have patients.</summary>
public static class RiskDifferenceInterval
{
    /// <summary>Wald's interval: normal, each group its own variance. Of no width where both risks are 0 or 1; not limited to -1 to 1.</summary>
    public static ConfidenceInterval Wald(FourfoldTable table, double confidence) =>
        ConfidenceInterval.Around(table.RiskDifference, NormalCritical.TwoSided(confidence) * Math.Sqrt(table.UnpooledVariance), Alternative.TwoSided);

    /// <summary>Newcombe's hybrid score interval, method 10: from the two Wilson intervals without continuity correction.</summary>
    /// <remarks>Source: Newcombe (1998), Statistics in Medicine 17:873-890.</remarks>
    public static ConfidenceInterval Newcombe(FourfoldTable table, double confidence)
    {
        var first = BinomialInterval.Wilson(table.Events1, table.N1, confidence);
        var second = BinomialInterval.Wilson(table.Events2, table.N2, confidence);
        double below = Distance(table.Risk1 - first.Lower, second.Upper - table.Risk2);
        double above = Distance(first.Upper - table.Risk1, table.Risk2 - second.Lower);
        return new(table.RiskDifference - below, table.RiskDifference + above);
    }

    /// <summary>Agresti and Caffo's interval: Wald's after adding an event and a non-event to each group.</summary>
    /// <remarks>Not limited to -1 to 1. Source: Agresti and Caffo (2000), The American Statistician 54:280-288.</remarks>
    public static ConfidenceInterval AgrestiCaffo(FourfoldTable table, double confidence) =>
        Wald(new(table.Events1 + 1, table.N1 + 2, table.Events2 + 1, table.N2 + 2), confidence);

    private static double Distance(double a, double b) => Math.Sqrt((a * a) + (b * b));
}
