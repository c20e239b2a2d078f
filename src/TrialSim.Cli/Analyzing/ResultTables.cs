using System.Globalization;
using TrialSim.Analyses;
using TrialSim.Cli.Reports;

namespace TrialSim.Cli.Analyzing;

/// <summary>The results of one analysis as tables for reading: a table for each measure, a column for what any of its lines has.</summary>
internal static class ResultTables
{
    private const double SmallestShown = 0.0001;

    /// <summary>The tables, in the order of the results.</summary>
    public static IEnumerable<ReportTable> Of(AnalysisResult result)
    {
        for (int from = 0, to; from < result.Rows.Count; from = to)
        {
            to = from + 1;
            while (to < result.Rows.Count && result.Rows[to].Measure == result.Rows[from].Measure)
            {
                to++;
            }

            string title = result.Rows[from].Measure is { } measure ? $"{result.Name}: {measure}" : result.Name;
            yield return Table(title, [.. result.Rows.Skip(from).Take(to - from)], result.ConfidenceLevel);
        }
    }

    private static ReportTable Table(string title, ResultRow[] rows, double confidence)
    {
        (string Heading, Func<ResultRow, string?> Cell)[] all =
        [
            ("estimate", row => Rounded(row.Estimate, row)),
            ("SE", row => Rounded(row.StandardError, row)),
            ("test", Test),
            ("p", row => P(row.PValue)),
            (string.Create(CultureInfo.InvariantCulture, $"{100 * confidence:0.####}% interval"), Interval),
            ("remark", row => row.Remark),
        ];
        var shown = Array.FindAll(all, column => rows.Any(row => column.Cell(row) is not null));
        return new(title, ["", .. shown.Select(c => c.Heading)], [.. rows.Select(row => (string[])[row.Term, .. shown.Select(c => c.Cell(row) ?? "-")])]);
    }

    private static string? Test(ResultRow row)
    {
        string?[] df = [Df(row.DegreesOfFreedom), Df(row.DenominatorDegreesOfFreedom)];
        string inner = string.Join(", ", df.OfType<string>());
        string name = inner.Length == 0 ? row.StatisticName ?? string.Empty : $"{row.StatisticName}({inner})";
        return row.Statistic is { } statistic && double.IsFinite(statistic) ? $"{name} = {Fixed(statistic, 3)}" : null;
    }

    private static string? Interval(ResultRow row) =>
        row.Lower is { } lower && row.Upper is { } upper && !double.IsNaN(lower) && !double.IsNaN(upper) ? $"{Rounded(lower, row)} to {Rounded(upper, row)}" : null;

    private static string? P(double? p) =>
        p is not { } value || double.IsNaN(value) ? null : value < SmallestShown ? "<0.0001" : Fixed(value, 4);

    private static string? Df(double? df) =>
        df is not { } value || double.IsNaN(value) ? null : value == Math.Floor(value) ? value.ToString("F0", CultureInfo.InvariantCulture) : Fixed(value, 2);

    // three significant digits of the standard error, or four of a figure without one; whole numbers as they are
    private static string? Rounded(double? figure, ResultRow row)
    {
        if (figure is not { } value || double.IsNaN(value))
        {
            return null;
        }

        if (double.IsInfinity(value))
        {
            return value > 0 ? "infinity" : "-infinity";
        }

        return row.StandardError is { } error && error > 0 && double.IsFinite(error)
            ? Fixed(value, Math.Clamp(2 - (int)Math.Floor(Math.Log10(error)), 0, 12))
            : value == Math.Floor(value) && Math.Abs(value) < 1e15 ? value.ToString("F0", CultureInfo.InvariantCulture)
            : Fixed(value, Math.Clamp(3 - (int)Math.Floor(Math.Log10(Math.Abs(value))), 0, 12));
    }

    private static string Fixed(double value, int decimals)
    {
        string text = value.ToString("F" + decimals, CultureInfo.InvariantCulture);
        return text.StartsWith('-') && text.AsSpan(1).IndexOfAnyExcept('0', '.') < 0 ? text[1..] : text;
    }
}
