namespace TrialSim.Statistics.Mmrm;

/// <summary>Lower triangles of square matrices, kept row by row.</summary>
internal static class Triangle
{
    /// <summary>Entries of the triangle of a square of this size.</summary>
    public static int Length(int size) => size * (size + 1) / 2;

    /// <summary>Where a row starts; its entries up to the diagonal follow.</summary>
    public static int Row(int row) => row * (row + 1) / 2;
}
