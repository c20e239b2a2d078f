namespace TrialSim.Cli.Reports;

/// <summary>A table of a report: a title, column headings, and rows whose first cell names them.</summary>
/// <param name="Title">What the table shows.</param>
/// <param name="Headings">One for each column.</param>
/// <param name="Rows">The cells.</param>
internal sealed record ReportTable(string Title, IReadOnlyList<string> Headings, IReadOnlyList<string[]> Rows)
{
    /// <summary>Headings of columns whose cells stay in one line; where there are any, the names of the rows may break instead.</summary>
    public IReadOnlyList<string> Unbroken { get; init; } = [];
}
