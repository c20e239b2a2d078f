using TrialSim.Numerics;

namespace TrialSim.Statistics.Tables;

/// <summary>Counts of patients by two classifications: a table of rows and columns, with its tests of independence.</summary>
public sealed class ContingencyTable
{
    private readonly int[,] counts;
    private readonly int[] rowTotals;
    private readonly int[] columnTotals;

    /// <summary>A table from its counts.</summary>
    /// <param name="counts">Patients by row and column, none negative; at least two rows and columns. Kept, not copied.</param>
    public ContingencyTable(int[,] counts)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(counts.GetLength(0), 2, nameof(counts));
        ArgumentOutOfRangeException.ThrowIfLessThan(counts.GetLength(1), 2, nameof(counts));
        this.counts = counts;
        rowTotals = new int[Rows];
        columnTotals = new int[Columns];
        for (int i = 0; i < Rows; i++)
        {
            for (int j = 0; j < Columns; j++)
            {
                ArgumentOutOfRangeException.ThrowIfNegative(counts[i, j], nameof(counts));
                rowTotals[i] += counts[i, j];
                columnTotals[j] += counts[i, j];
            }
        }

        Total = rowTotals.Sum();
    }

    /// <summary>Number of rows.</summary>
    public int Rows => counts.GetLength(0);

    /// <summary>Number of columns.</summary>
    public int Columns => counts.GetLength(1);

    /// <summary>All patients.</summary>
    public int Total { get; }

    /// <summary>Patients of a row and column.</summary>
    public int this[int row, int column] => counts[row, column];

    /// <summary>Patients of each row.</summary>
    public IReadOnlyList<int> RowTotals => rowTotals;

    /// <summary>Patients of each column.</summary>
    public IReadOnlyList<int> ColumnTotals => columnTotals;

    /// <summary>Pearson's chi-square without continuity correction; NaN where a row or column is empty.</summary>
    public ChiSquareStatistic Pearson()
    {
        double sum = 0;
        for (int i = 0; i < Rows; i++)
        {
            for (int j = 0; j < Columns; j++)
            {
                double expected = Expected(i, j);
                double distance = counts[i, j] - expected;
                sum += distance * distance / expected;
            }
        }

        return new(sum, DegreesOfFreedom);
    }

    /// <summary>Likelihood ratio chi-square: twice the sum of observed x ln(observed / expected).</summary>
    public ChiSquareStatistic LikelihoodRatio()
    {
        double sum = 0;
        for (int i = 0; i < Rows; i++)
        {
            for (int j = 0; j < Columns; j++)
            {
                sum += counts[i, j] == 0 ? 0 : counts[i, j] * Portable.Log(counts[i, j] / Expected(i, j));
            }
        }

        return new(2 * sum, DegreesOfFreedom);
    }

    /// <summary>Cramér's V: root of Pearson's chi-square over its largest possible value; 0 for independence, 1 for a complete association.</summary>
    /// <remarks>Source: Cramér (1946), Mathematical Methods of Statistics, section 21.9.</remarks>
    public double CramersV() => Math.Sqrt(Pearson().Value / (Total * (Math.Min(Rows, Columns) - 1.0)));

    private int DegreesOfFreedom => (Rows - 1) * (Columns - 1);

    private double Expected(int row, int column) => (double)rowTotals[row] * columnTotals[column] / Total;
}
