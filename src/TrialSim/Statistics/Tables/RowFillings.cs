using TrialSim.Numerics.Distributions;

namespace TrialSim.Statistics.Tables;

/// <summary>The ways to fill the columns of a table with given margins, one column after the other.</summary>
/// <remarks>
/// A node of the network is what is left for the rows, in descending order, written as one number in a positional system: rows with the
/// same remainders in another order have the same future.
/// </remarks>
internal sealed class RowFillings
{
    private readonly int[] columnTotals;
    private readonly int rows;
    private readonly UInt128 radix;
    private readonly double[] logFactorials;
    private long stepsLeft;

    /// <summary>The margins of a table without empty rows or columns; its shorter side stands for the rows.</summary>
    /// <param name="table">The table.</param>
    /// <param name="steps">Steps of a search after which it is given up.</param>
    public RowFillings(ContingencyTable table, long steps)
    {
        bool turned = table.Rows > table.Columns;
        int[] rowTotals = [.. (turned ? table.ColumnTotals : table.RowTotals).OrderDescending()];
        columnTotals = [.. (turned ? table.RowTotals : table.ColumnTotals).OrderDescending()];
        rows = rowTotals.Length;
        radix = (UInt128)rowTotals[0] + 1;
        logFactorials = [.. Enumerable.Range(0, table.Total + 1).Select(k => GammaFunction.Log(k + 1.0))];
        Start = Encode(rowTotals);
        stepsLeft = steps;
    }

    /// <summary>Number of columns to fill.</summary>
    public int Columns => columnTotals.Length;

    /// <summary>The node before the first column.</summary>
    public UInt128 Start { get; }

    /// <summary>The search has taken too many steps.</summary>
    public bool Exhausted => stepsLeft < 0;

    /// <summary>The table without rows and columns that hold nobody; null where fewer than two of either are left.</summary>
    public static ContingencyTable? WithoutEmptyMargins(ContingencyTable table)
    {
        int[] rows = [.. Enumerable.Range(0, table.Rows).Where(i => table.RowTotals[i] > 0)];
        int[] columns = [.. Enumerable.Range(0, table.Columns).Where(j => table.ColumnTotals[j] > 0)];
        if (rows.Length < 2 || columns.Length < 2)
        {
            return null;
        }

        var counts = new int[rows.Length, columns.Length];
        for (int i = 0; i < rows.Length; i++)
        {
            for (int j = 0; j < columns.Length; j++)
            {
                counts[i, j] = table[rows[i], columns[j]];
            }
        }

        return new(counts);
    }

    /// <summary>Whether the nodes of a table's network can be written as numbers: some 12 rows or columns (the smaller) of a thousand patients.</summary>
    public static bool Fits(ContingencyTable table)
    {
        var totals = table.Rows > table.Columns ? table.ColumnTotals : table.RowTotals;
        double capacity = 1;
        foreach (int _ in totals)
        {
            capacity *= totals.Max() + 1.0;
        }

        return capacity < 1e38;
    }

    /// <summary>Takes steps off the number allowed.</summary>
    public void Spend(long steps) => stepsLeft -= steps;

    /// <summary>Minus the sum of ln x! over a table's cells: its log probability up to a term that the margins give.</summary>
    public double LogWeightOf(ContingencyTable table)
    {
        double sum = 0;
        for (int i = 0; i < table.Rows; i++)
        {
            for (int j = 0; j < table.Columns; j++)
            {
                sum -= logFactorials[table[i, j]];
            }
        }

        return sum;
    }

    /// <summary>Log of the sum of the weights of all ways to fill the columns from one on, over that sum from the first column on.</summary>
    public double LogTotal(int column, UInt128 node)
    {
        double whole = LogSum(0, Start);
        return LogSum(column, node) - whole;
    }

    /// <summary>All ways to fill a column at a node; incomplete once the search is exhausted.</summary>
    public IReadOnlyCollection<RowFilling> Of(int column, UInt128 node)
    {
        int[] remainders = Decode(node);
        var cells = new int[rows];
        var left = new int[rows];
        var found = new Dictionary<(UInt128 Node, long Weight), RowFilling>();
        Fill(0, columnTotals[column], remainders.Sum());
        return found.Values;

        void Fill(int row, int open, int below)
        {
            if (row == rows)
            {
                Keep();
                return;
            }

            below -= remainders[row];
            for (int x = Math.Max(0, open - below); x <= Math.Min(open, remainders[row]) && !Exhausted; x++)
            {
                cells[row] = x;
                Fill(row + 1, open - x, below);
            }
        }

        void Keep()
        {
            Spend(1);
            double weight = 0;
            for (int i = 0; i < rows; i++)
            {
                weight -= logFactorials[cells[i]];
                left[i] = remainders[i] - cells[i];
            }

            left.AsSpan().Sort();
            left.AsSpan().Reverse();
            var key = (Encode(left), (long)Math.Round(weight * 1e10));
            found[key] = found.TryGetValue(key, out var same) ? same with { Count = same.Count + 1 } : new(key.Item1, weight, 1);
        }
    }

    // Of a table with margins r and c the weights of all fillings sum to n! / (prod r! prod c!).
    private double LogSum(int column, UInt128 node)
    {
        int left = 0;
        double sum = 0;
        foreach (int remainder in Decode(node))
        {
            left += remainder;
            sum -= logFactorials[remainder];
        }

        for (int j = column; j < columnTotals.Length; j++)
        {
            sum -= logFactorials[columnTotals[j]];
        }

        return sum + logFactorials[left];
    }

    private UInt128 Encode(ReadOnlySpan<int> remainders)
    {
        UInt128 number = 0;
        foreach (int remainder in remainders)
        {
            number = (number * radix) + (UInt128)remainder;
        }

        return number;
    }

    private int[] Decode(UInt128 node)
    {
        var remainders = new int[rows];
        for (int i = rows - 1; i >= 0; i--)
        {
            (node, var digit) = UInt128.DivRem(node, radix);
            remainders[i] = (int)digit;
        }

        return remainders;
    }
}
