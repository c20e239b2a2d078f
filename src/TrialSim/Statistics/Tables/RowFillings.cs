namespace TrialSim.Statistics.Tables;

/// <summary>The ways to fill a column of a table, given what is left for the rows.</summary>
/// <remarks>
/// A node of the network is what is left for the rows, in descending order, written as one number in a positional system: rows with the
/// same remainders in another order have the same future.
/// </remarks>
/// <param name="rows">Number of rows.</param>
/// <param name="largest">The largest row total.</param>
/// <param name="logFactorials">ln k! for k up to the number of patients.</param>
internal sealed class RowFillings(int rows, int largest, double[] logFactorials)
{
    /// <summary>Weights that agree to this many units are of the same probability.</summary>
    private const double MergingScale = 1e10;

    private readonly UInt128 radix = (UInt128)largest + 1;
    private readonly int[] cells = new int[rows];
    private readonly int[] after = new int[rows];
    private readonly Dictionary<(UInt128 Node, long Weight), RowFilling> merged = [];
    private readonly List<double> weights = [];

    /// <summary>Fillings listed so far, those merged by node counted for the forty that they cost.</summary>
    public long Steps { get; private set; }

    /// <summary>Whether the nodes of margins can be written as numbers: some 12 rows of a thousand patients.</summary>
    public static bool Fit(int rows, int largest)
    {
        double capacity = 1;
        for (int i = 0; i < rows; i++)
        {
            capacity *= largest + 1.0;
        }

        return capacity < 1e38;
    }

    /// <summary>All ways to fill a column, by what they leave and their weight; overwritten by the next call.</summary>
    public IReadOnlyCollection<RowFilling> Merged(int[] remainders, int total)
    {
        merged.Clear();
        Fill(remainders, 0, total, remainders.Sum(), Keep);
        return merged.Values;
    }

    /// <summary>The weights of all ways to fill the last two columns; overwritten by the next call.</summary>
    public List<double> LastTwo(int[] remainders, int total)
    {
        weights.Clear();
        Fill(remainders, 0, total, remainders.Sum(), KeepWeight);
        return weights;
    }

    /// <summary>The node of remainders in descending order.</summary>
    public UInt128 Encode(ReadOnlySpan<int> remainders)
    {
        UInt128 number = 0;
        foreach (int remainder in remainders)
        {
            number = (number * radix) + (UInt128)remainder;
        }

        return number;
    }

    /// <summary>The remainders of a node.</summary>
    public int[] Decode(UInt128 node)
    {
        var remainders = new int[rows];
        for (int i = rows - 1; i >= 0; i--)
        {
            (node, var digit) = UInt128.DivRem(node, radix);
            remainders[i] = (int)digit;
        }

        return remainders;
    }

    private void Fill(int[] remainders, int row, int open, int below, Action<int[]> keep)
    {
        if (row == rows)
        {
            keep(remainders);
            return;
        }

        below -= remainders[row];
        for (int x = Math.Max(0, open - below); x <= Math.Min(open, remainders[row]); x++)
        {
            cells[row] = x;
            Fill(remainders, row + 1, open - x, below, keep);
        }
    }

    private void Keep(int[] remainders)
    {
        Steps += 40;
        double weight = 0;
        for (int i = 0; i < rows; i++)
        {
            weight -= logFactorials[cells[i]];
            after[i] = remainders[i] - cells[i];
        }

        after.AsSpan().Sort();
        after.AsSpan().Reverse();
        var key = (Encode(after), (long)Math.Round(weight * MergingScale));
        merged[key] = merged.TryGetValue(key, out var same) ? same with { Count = same.Count + 1 } : new(key.Item1, weight, 1);
    }

    private void KeepWeight(int[] remainders)
    {
        Steps++;
        double weight = 0;
        for (int i = 0; i < rows; i++)
        {
            weight -= logFactorials[cells[i]] + logFactorials[remainders[i] - cells[i]];
        }

        weights.Add(weight);
    }
}
