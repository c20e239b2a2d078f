namespace TrialSim.Cli.Reports;

/// <summary>A table of a report: a title, column headings, and rows whose first cell names them.</summary>
/// <param name="Title">What the table shows.</param>
/// <param name="Headings">One for each column.</param>
/// <param name="Rows">The cells.</param>
internal sealed record ReportTable(string Title, IReadOnlyList<string> Headings, IReadOnlyList<string[]> Rows);
