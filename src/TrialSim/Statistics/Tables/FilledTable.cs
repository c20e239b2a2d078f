namespace TrialSim.Statistics.Tables;

/// <summary>A table without empty rows and columns, turned so that it has no more rows than columns, and its margins in descending order.</summary>
/// <param name="Rows">Row totals.</param>
/// <param name="Columns">Column totals.</param>
/// <param name="Cells">The counts, in any order.</param>
internal sealed record FilledTable(int[] Rows, int[] Columns, int[] Cells)
{
    /// <summary>All patients.</summary>
    public int Total => Rows.Sum();

    /// <summary>The table; null where fewer than two rows or columns hold patients.</summary>
    public static FilledTable? Of(ContingencyTable table)
    {
        int[] rows = [.. table.RowTotals.Where(n => n > 0).OrderDescending()];
        int[] columns = [.. table.ColumnTotals.Where(n => n > 0).OrderDescending()];
        int[] cells = [.. Enumerable.Range(0, table.Rows * table.Columns).Select(k => table[k / table.Columns, k % table.Columns])];
        return rows.Length < 2 || columns.Length < 2 ? null
            : rows.Length <= columns.Length ? new(rows, columns, cells)
            : new(columns, rows, cells);
    }
}
