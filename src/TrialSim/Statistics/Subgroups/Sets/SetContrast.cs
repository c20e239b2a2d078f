using TrialSim.Numerics;

namespace TrialSim.Statistics.Subgroups.Sets;

/// <summary>Tests of a search as normal deviates, treatment minus control; 0 where they cannot be made.</summary>
internal static class SetContrast
{
    /// <summary>Does the effect on a mean differ between a set and its complement? 2 x 2 cells, one residual variance, n - 4 degrees of freedom.</summary>
    /// <param name="inside">The set.</param>
    /// <param name="outside">Its complement.</param>
    /// <param name="squares">Sum of squares over both.</param>
    /// <param name="enough">Where the cells are large enough.</param>
    public static Lanes OfMeans(in ArmCells inside, in ArmCells outside, Lanes squares, LaneMask enough)
    {
        var df = inside.N1 + inside.N0 + outside.N1 + outside.N0 - 4.0;
        var residual = squares - inside.Explained - outside.Explained;
        return Deviate(
            inside.Difference - outside.Difference, residual, squares, df, inside.InverseSizes + outside.InverseSizes, enough);
    }

    /// <summary>Do the means of the arms differ within a set? Student's t.</summary>
    /// <param name="inside">The set.</param>
    /// <param name="squares">Sum of squares over it.</param>
    /// <param name="enough">Where the arms are large enough.</param>
    public static Lanes OfMeans(in ArmCells inside, Lanes squares, LaneMask enough) => Deviate(
        inside.Difference, squares - inside.Explained, squares, inside.N1 + inside.N0 - 2.0, inside.InverseSizes, enough);

    /// <summary>Does the difference in shares differ between a set and its complement? Wald, each cell its own variance.</summary>
    public static Lanes OfShares(in ArmCells inside, in ArmCells outside, LaneMask enough) => Deviate(
        inside.Difference - outside.Difference, inside.UnpooledShareVariance + outside.UnpooledShareVariance, enough);

    /// <summary>Do the shares of the arms differ within a set? Root of Pearson's chi-square.</summary>
    public static Lanes OfShares(in ArmCells inside, LaneMask enough) => Deviate(inside.Difference, inside.PooledShareVariance, enough);

    private static Lanes Deviate(Lanes difference, Lanes variance, LaneMask enough)
    {
        // a share of a few hundred patients that is neither 0 nor 1 has a far larger variance; what is smaller is rounding
        var made = enough & (variance > 1e-15);
        return made.Keep(difference / Lanes.Sqrt(made.Select(variance, Lanes.One)));
    }

    private static Lanes Deviate(Lanes difference, Lanes residual, Lanes squares, Lanes df, Lanes inverseSizes, LaneMask enough)
    {
        // below this share of the sum of squares the residual is rounding, and the spread is none
        var made = enough & (df >= 1.0) & (residual > 1e-13 * squares);
        var variance = made.Select(residual / df * inverseSizes, Lanes.One);
        return made.Keep(StudentDeviate.Of(made.Keep(difference) / Lanes.Sqrt(variance), made.Select(df, 1.0)));
    }
}
