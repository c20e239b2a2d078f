using TrialSim.Numerics;

namespace TrialSim.Statistics.Tables;

/// <summary>Bounds of the weight, minus the sum of ln x! over cells, of any table with given margins, from the margins alone.</summary>
/// <param name="logFactorials">ln k! for k up to the number of patients.</param>
internal sealed class NodeBounds(double[] logFactorials)
{
    /// <summary>A weight that no table exceeds.</summary>
    /// <remarks>
    /// By Lagrange duality: with a multiplier for each row and column each cell is free, and best at the mode of a Poisson variable with the
    /// mean r c / n that independence gives it.
    /// </remarks>
    public double Most(ReadOnlySpan<int> rows, ReadOnlySpan<int> columns, int total)
    {
        double sum = 0;
        foreach (int row in rows)
        {
            foreach (int column in columns)
            {
                if (row > 0 && column > 0)
                {
                    double mean = (double)row * column / total;
                    int mode = (int)mean;
                    sum += ((mode - mean) * Portable.Log(mean)) - logFactorials[mode];
                }
            }
        }

        return sum;
    }

    /// <summary>A weight that no table is below: each column (or each row) as unequal as the margins across it allow, if those allowed it for all at once.</summary>
    public double Least(ReadOnlySpan<int> rows, ReadOnlySpan<int> columns) => Math.Max(Packed(rows, columns), Packed(columns, rows));

    // Fills each line from the largest margin across it downwards.
    private double Packed(ReadOnlySpan<int> across, ReadOnlySpan<int> lines)
    {
        double sum = 0;
        foreach (int line in lines)
        {
            int left = line;
            for (int i = 0; i < across.Length && left > 0; i++)
            {
                int cell = Math.Min(left, across[i]);
                sum -= logFactorials[cell];
                left -= cell;
            }
        }

        return sum;
    }
}
