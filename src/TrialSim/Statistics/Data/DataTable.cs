using System.Globalization;
using TrialSim.Quantities;

namespace TrialSim.Statistics.Data;

/// <summary>A table of named columns of equal length: a trial's data, one row per patient or per visit. Immutable.</summary>
public sealed class DataTable
{
    private readonly Dictionary<string, DataColumn> byName;
    private readonly int[]? lines;

    /// <summary>A table of columns.</summary>
    /// <param name="columns">Columns of equal length with different names.</param>
    /// <param name="lines">Line of the file on which each row stands, for messages; null where there is no file.</param>
    /// <exception cref="ArgumentException">Lengths differ, or a name occurs twice.</exception>
    public DataTable(IReadOnlyList<DataColumn> columns, int[]? lines = null)
    {
        Columns = columns;
        Rows = columns.Count == 0 ? 0 : columns[0].Rows;
        this.lines = lines;
        if (columns.Any(c => c.Rows != Rows) || (lines is not null && lines.Length != Rows))
        {
            throw new ArgumentException("columns differ in length", nameof(columns));
        }

        byName = columns.ToDictionary(c => c.Name, StringComparer.Ordinal);
    }

    /// <summary>The columns, in order.</summary>
    public IReadOnlyList<DataColumn> Columns { get; }

    /// <summary>Number of rows.</summary>
    public int Rows { get; }

    /// <summary>The column of a name.</summary>
    /// <exception cref="StatisticsInputException">There is none.</exception>
    public DataColumn this[string name] => byName.TryGetValue(name, out var column)
        ? column
        : throw new StatisticsInputException($"there is no column \"{name}\".", Spelling.Suggest(name, [.. Columns.Select(c => c.Name)], "The columns are"));

    /// <summary>Whether there is a column of a name.</summary>
    public bool Has(string name) => byName.ContainsKey(name);

    /// <summary>The place of a row in words: its line in the file, or its number from 1.</summary>
    public string PlaceOf(int row) => lines is null ? $"row {row + 1}" : $"line {lines[row]}";

    /// <summary>The line of the file on which a row stands; 0 where there is no file.</summary>
    public int LineOf(int row) => lines is null ? 0 : lines[row];

    /// <summary>A fault of a cell, to be thrown: with its line where the table is that of a file, else with the number of its row.</summary>
    public StatisticsInputException Fault(int row, string column, string found, string remedy) => lines is null
        ? new($"{PlaceOf(row)}: column \"{column}\": {found}", remedy)
        : new(found, remedy, new CellPlace(lines[row], column));

    /// <summary>A column as numbers.</summary>
    /// <exception cref="StatisticsInputException">There is no such column, or it holds something that is not a number.</exception>
    public NumericColumn Numbers(string name)
    {
        var column = this[name];
        if (column is NumericColumn numbers)
        {
            return numbers;
        }

        var values = new double[Rows];
        for (int i = 0; i < values.Length; i++)
        {
            string? text = column.TextAt(i);
            if (text is null)
            {
                values[i] = double.NaN;
            }
            else if (!double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out values[i]))
            {
                throw Fault(i, name, $"\"{Spelling.Quotable(text)}\" is not a number.", "Correct it, or leave the cell empty (or NA) where the value is missing.");
            }
        }

        return new(name, values);
    }

    /// <summary>A column as a factor: its declared levels, or those that occur.</summary>
    /// <exception cref="StatisticsInputException">There is no such column.</exception>
    public FactorColumn Factor(string name) => this[name].ToFactor();

    /// <summary>The rows for which a condition holds.</summary>
    public DataTable Where(Func<int, bool> condition) => Select([.. Enumerable.Range(0, Rows).Where(condition)]);

    /// <summary>Chosen rows, in the order given.</summary>
    public DataTable Select(int[] rows) => new(
        [.. Columns.Select(c => c.Select(rows))],
        lines is null ? null : Array.ConvertAll(rows, row => lines[row]));

    /// <summary>The rows in which a column has one of the values given, compared as text (and as numbers where both are numbers).</summary>
    public DataTable KeepRows(string column, IReadOnlyList<string> values)
    {
        var factor = Factor(column);
        bool[] kept = [.. factor.Levels.Select(level => FactorColumn.IndexOf(values, level) != FactorColumn.Missing)];
        return Where(row => !factor.IsMissing(row) && kept[factor.Codes[row]]);
    }

    /// <summary>The rows in which none of the columns is missing.</summary>
    public DataTable DropMissing(IEnumerable<string> columns)
    {
        DataColumn[] needed = [.. columns.Select(c => this[c])];
        return Where(row => !needed.Any(c => c.IsMissing(row)));
    }

    /// <summary>Declares the levels of a factor, reference first; values that are not among them become missing.</summary>
    public DataTable WithLevels(string column, IReadOnlyList<string> levels) => With(Factor(column).WithLevels(levels));

    /// <summary>Adds a column, or replaces the one of the same name.</summary>
    public DataTable With(DataColumn column) => new(
        Has(column.Name) ? [.. Columns.Select(c => c.Name == column.Name ? column : c)] : [.. Columns, column],
        lines);
}
