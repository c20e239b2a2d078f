namespace TrialSim.Statistics;

/// <summary>What a user gave to a statistical method does not fit it: a column that is not there, a factor with one level, a formula that cannot be read.</summary>
public sealed class StatisticsInputException : Exception
{
    /// <summary>A fault of what was asked for.</summary>
    /// <param name="found">Where and what was found; one sentence.</param>
    /// <param name="remedy">How to mend it; one sentence.</param>
    public StatisticsInputException(string found, string remedy)
        : base(found + " " + remedy) => (Found, Remedy) = (found, remedy);

    /// <summary>A fault of a cell of the data.</summary>
    /// <param name="found">What was found; one sentence.</param>
    /// <param name="remedy">How to mend it; one sentence.</param>
    /// <param name="cell">Where.</param>
    public StatisticsInputException(string found, string remedy, CellPlace cell)
        : base($"line {cell.Line}: column \"{cell.Column}\": {found} {remedy}") => (Found, Remedy, Cell) = (found, remedy, cell);

    /// <summary>What was found, and where unless a cell is named.</summary>
    public string Found { get; }

    /// <summary>How to mend it.</summary>
    public string Remedy { get; }

    /// <summary>The cell of the data at fault; null where the fault lies in what was asked for.</summary>
    public CellPlace? Cell { get; }
}
