namespace TrialSim.Statistics.Data;

/// <summary>A named column of a <see cref="DataTable"/>: numbers or levels of a factor, each of which may be missing.</summary>
public abstract class DataColumn(string name)
{
    /// <summary>The column's name.</summary>
    public string Name => name;

    /// <summary>Number of rows.</summary>
    public abstract int Rows { get; }

    /// <summary>Whether the value of a row is missing.</summary>
    public abstract bool IsMissing(int row);

    /// <summary>The value of a row as text; null where it is missing.</summary>
    public abstract string? TextAt(int row);

    /// <summary>The same column with chosen rows, in the order given.</summary>
    public abstract DataColumn Select(ReadOnlySpan<int> rows);

    /// <summary>The same values as levels of a factor in alphabetical or, for numbers, numerical order.</summary>
    public abstract FactorColumn ToFactor();
}
