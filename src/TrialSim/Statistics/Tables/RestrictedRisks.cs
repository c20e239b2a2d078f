namespace TrialSim.Statistics.Tables;

/// <summary>Maximum likelihood estimates of two risks under a given difference, ratio or odds ratio.</summary>
/// <param name="Risk1">Risk of group 1.</param>
/// <param name="Risk2">Risk of group 2.</param>
/// <remarks>Source: Miettinen and Nurminen (1985), Statistics in Medicine 4:213-226, appendix.</remarks>
internal readonly record struct RestrictedRisks(double Risk1, double Risk2)
{
    /// <summary>Under a difference, risk 1 minus risk 2.</summary>
    /// <remarks>
    /// The likelihood's derivative falls between the ends of the possible risks 2; there its numerator, a cubic, has one root, found by
    /// Newton's method with bisection where that leaves the bracket.
    /// </remarks>
    public static RestrictedRisks UnderDifference(FourfoldTable table, double difference)
    {
        double lower = Math.Max(0, -difference);
        double upper = Math.Min(1, 1 - difference);
        if (Slope(table, lower, difference) <= 0)
        {
            return new(lower + difference, lower);
        }

        if (Slope(table, upper, difference) >= 0)
        {
            return new(upper + difference, upper);
        }

        double n = table.Total;
        double square = ((table.N1 + (2.0 * table.N2)) * difference) - n - table.Events;
        double linear = (((table.N2 * difference) - n - (2.0 * table.Events2)) * difference) + table.Events;
        double constant = table.Events2 * difference * (1 - difference);
        double risk = (lower + upper) / 2;
        for (int step = 0; step < 200 && upper - lower > 1e-17; step++)
        {
            double value = (((((n * risk) + square) * risk) + linear) * risk) + constant;
            if (value == 0)
            {
                break;
            }

            // the cubic has the sign of the likelihood's derivative: positive below the root
            (lower, upper) = value > 0 ? (risk, upper) : (lower, risk);
            double next = risk - (value / ((((3 * n * risk) + (2 * square)) * risk) + linear));
            next = next > lower && next < upper ? next : (lower + upper) / 2;
            if (Math.Abs(next - risk) <= 1e-16 * next)
            {
                break;
            }

            risk = next;
        }

        return new(risk + difference, risk);
    }

    /// <summary>Under a ratio, risk 1 over risk 2; above 0.</summary>
    public static RestrictedRisks UnderRatio(FourfoldTable table, double ratio)
    {
        double half = ((ratio * (table.N1 + (double)table.Events2)) + table.Events1 + table.N2) / 2;
        double root = Math.Sqrt(Math.Max(0, (half * half) - ((double)table.Total * ratio * table.Events)));
        double risk = table.Events / (half + root); // the smaller root, without cancellation
        return new(Math.Min(1, risk * ratio), Math.Min(1, risk));
    }

    /// <summary>Under an odds ratio, odds 1 over odds 2; above 0.</summary>
    public static RestrictedRisks UnderOddsRatio(FourfoldTable table, double oddsRatio)
    {
        double excess = oddsRatio - 1;
        double a = table.N2 * excess;
        double b = (table.N1 * oddsRatio) + table.N2 - (table.Events * excess);
        double root = Math.Sqrt((b * b) + (4 * a * table.Events));
        double risk = b > 0 ? 2 * table.Events / (b + root) : (root - b) / (2 * a);
        return new(risk * oddsRatio / (1 + (risk * excess)), risk);
    }

    // Derivative of the log likelihood by risk 2 at a given difference; a count of 0 adds nothing.
    private static double Slope(FourfoldTable table, double risk, double difference) =>
        Ratio(table.Events1, risk + difference) - Ratio(table.NonEvents1, 1 - risk - difference)
        + Ratio(table.Events2, risk) - Ratio(table.NonEvents2, 1 - risk);

    private static double Ratio(int count, double share) => count == 0 ? 0 : count / Math.Max(share, 0);
}
