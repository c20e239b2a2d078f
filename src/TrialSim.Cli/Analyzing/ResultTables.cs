using System.Globalization;
using TrialSim.Analyses;
using TrialSim.Cli.Reports;

namespace TrialSim.Cli.Analyzing;

/// <summary>The results of one analysis as tables for reading: a table for each measure, a column for what any of its lines has.</summary>
internal static class ResultTables
{
    private const double SmallestShown = 0.0001;
    private const double Large = 1e9; // longer numbers are shown as powers of ten
    private const int MostDecimals = 8;

    /// <summary>The tables, in the order of the results; lines of detail are left out.</summary>
    public static IEnumerable<ReportTable> Of(AnalysisResult result)
    {
        ResultRow[] shown = [.. result.Rows.Where(row => !row.IsDetail)];
        for (int from = 0, to; from < shown.Length; from = to)
        {
            to = from + 1;
            while (to < shown.Length && shown[to].Measure == shown[from].Measure)
            {
                to++;
            }

            string title = shown[from].Measure is { } measure ? $"{result.Name}: {measure}" : result.Name;
            yield return Table(title, shown[from..to], result.ConfidenceLevel);
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
        return new(title, ["", .. shown.Select(c => c.Heading)], [.. rows.Select(row => (string[])[row.Term, .. shown.Select(c => c.Cell(row) ?? "-")])])
        {
            Unbroken = [.. shown.Select(c => c.Heading).Where(heading => heading != "remark")],
        };
    }

    private static string? Test(ResultRow row)
    {
        string?[] df = [Df(row.DegreesOfFreedom), Df(row.DenominatorDegreesOfFreedom)];
        string inner = string.Join(", ", df.OfType<string>());
        string name = inner.Length == 0 ? row.StatisticName ?? string.Empty : $"{row.StatisticName}({inner})";
        return row.Statistic is { } statistic && double.IsFinite(statistic) ? $"{name} = {(Math.Abs(statistic) < Large ? Fixed(statistic, 3) : Scientific(statistic, 4))}" : null;
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

        bool hasError = row.StandardError is > 0 and < double.PositiveInfinity;
        if (value == 0 || (value == Math.Floor(value) && Math.Abs(value) < Large && !hasError))
        {
            return value.ToString("F0", CultureInfo.InvariantCulture);
        }

        int decimals = hasError ? 2 - Exponent(row.StandardError!.Value) : 3 - Exponent(value);
        return Math.Abs(value) < Large && decimals <= MostDecimals
            ? Fixed(value, Math.Max(0, decimals))
            : Scientific(value, Math.Clamp(1 + Exponent(value) + decimals, 1, 15));
    }

    private static int Exponent(double value) => (int)Math.Floor(Math.Log10(Math.Abs(value)));

    private static string Scientific(double value, int digits) => value.ToString($"0.{new string('0', digits - 1)}e-0", CultureInfo.InvariantCulture);

    private static string Fixed(double value, int decimals)
    {
        string text = value.ToString("F" + decimals, CultureInfo.InvariantCulture);
        return text.StartsWith('-') && text.AsSpan(1).IndexOfAnyExcept('0', '.') < 0 ? text[1..] : text;
    }
}
