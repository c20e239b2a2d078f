namespace TrialSim.Assurance;

/// <summary>Draws from a prior, as a CSV file lists them.</summary>
public sealed class PriorRows
{
    /// <summary>The column that holds multiples of the scenario's drug effect.</summary>
    public const string EffectColumn = "effect";

    private readonly double[][] rows;

    /// <summary>Rows of numbers.</summary>
    /// <param name="columns">"effect" or paths of properties.</param>
    /// <param name="rows">One number for each column.</param>
    /// <param name="lines">Line of each row in its file.</param>
    public PriorRows(IReadOnlyList<string> columns, double[][] rows, IReadOnlyList<int> lines)
    {
        ArgumentNullException.ThrowIfNull(rows);
        ArgumentNullException.ThrowIfNull(lines);
        ArgumentOutOfRangeException.ThrowIfZero(rows.Length);
        ArgumentOutOfRangeException.ThrowIfNotEqual(lines.Count, rows.Length);
        Columns = columns;
        Lines = lines;
        this.rows = rows;
    }

    /// <summary>Names of the columns.</summary>
    public IReadOnlyList<string> Columns { get; }

    /// <summary>Line of each row in its file.</summary>
    public IReadOnlyList<int> Lines { get; }

    /// <summary>Number of rows.</summary>
    public int Count => rows.Length;

    /// <summary>The numbers of a row.</summary>
    public ReadOnlySpan<double> this[int row] => rows[row];

    /// <summary>What <see cref="Effects"/> are of: the column's name; "" where there is no one such column.</summary>
    public string EffectsAbout => EffectsAt is >= 0 and var column ? Columns[column] : string.Empty;

    /// <summary>Mean of each column.</summary>
    public double[] Means => [.. Enumerable.Range(0, Columns.Count).Select(column => rows.Average(row => row[column]))];

    /// <summary>The effects, where one column says them: "effect", or the only column; null of several properties.</summary>
    public IReadOnlyList<double>? Effects => EffectsAt is >= 0 and var column ? [.. rows.Select(row => row[column])] : null;

    private int EffectsAt => Columns.Count == 1 ? 0 : Columns.ToList().IndexOf(EffectColumn);

    /// <summary>A prior with these rows.</summary>
    public StatedPrior Into(StatedPrior prior)
    {
        ArgumentNullException.ThrowIfNull(prior);
        return prior with { Prior = ((DrawsPrior)prior.Prior) with { Rows = this } };
    }
}
