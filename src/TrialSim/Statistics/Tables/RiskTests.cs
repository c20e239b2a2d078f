using TrialSim.Numerics;

namespace TrialSim.Statistics.Tables;

/// <summary>Large-sample tests that two groups have the same risk.</summary>
/// <remarks>
/// Statistics are NaN where a group is empty or all patients have the same outcome; the likelihood ratio is then 0.
/// Sources: Pearson (1900), Philosophical Magazine 50:157-175; Yates (1934), Supplement to the JRSS 1:217-235.
/// </remarks>
public static class RiskTests
{
    /// <summary>Pearson's chi-square, 1 df; the square of <see cref="ZPooled"/>.</summary>
    public static ChiSquareStatistic Pearson(FourfoldTable table)
    {
        double z = ZPooled(table);
        return new(z * z, 1);
    }

    /// <summary>Pearson's chi-square with each cell moved by up to 1/2 towards its expectation (never past it), 1 df.</summary>
    public static ChiSquareStatistic Yates(FourfoldTable table)
    {
        double distance = Math.Abs(Cross(table)) / table.Total; // |observed - expected|, the same in all four cells
        distance -= Math.Min(0.5, distance);
        double n = table.Total;
        return new(distance * distance * n * n * n / Margins(table), 1);
    }

    /// <summary>Likelihood ratio chi-square, 1 df: twice the sum of observed x ln(observed / expected).</summary>
    public static ChiSquareStatistic LikelihoodRatio(FourfoldTable table)
    {
        double n = table.Total;
        double sum = Share(table.Events1, table.N1, table.Events, n) + Share(table.NonEvents1, table.N1, table.NonEvents, n)
            + Share(table.Events2, table.N2, table.Events, n) + Share(table.NonEvents2, table.N2, table.NonEvents, n);
        return new(2 * sum, 1);
    }

    /// <summary>Difference of the risks over its standard error under one common risk.</summary>
    public static double ZPooled(FourfoldTable table) => Cross(table) * Math.Sqrt(table.Total / Margins(table));

    /// <summary>Difference of the risks over its standard error with each group its own risk; infinite where that is 0 and the risks differ.</summary>
    public static double ZUnpooled(FourfoldTable table) => table.RiskDifference / Math.Sqrt(table.UnpooledVariance);

    // Total x (observed - expected events of group 1).
    private static double Cross(FourfoldTable table) => ((double)table.Events1 * table.NonEvents2) - ((double)table.Events2 * table.NonEvents1);

    private static double Margins(FourfoldTable table) => (double)table.N1 * table.N2 * table.Events * table.NonEvents;

    private static double Share(double observed, double row, double column, double n) =>
        observed == 0 ? 0 : observed * Portable.Log(observed * n / (row * column));
}
