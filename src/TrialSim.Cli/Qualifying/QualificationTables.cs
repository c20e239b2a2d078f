using System.Globalization;
using System.Text;
using TrialSim.Characteristics;
using TrialSim.Cli.Reports;
using TrialSim.Cli.Terminal;
using TrialSim.Qualification;

namespace TrialSim.Cli.Qualifying;

/// <summary>A qualification in tables: the families, the cases, and every field that is off.</summary>
internal static class QualificationTables
{
    private const int MostFieldsShown = 8;

    /// <summary>The report as text in UTF-8.</summary>
    public static byte[] Write(IReadOnlyList<FamilyReport> families)
    {
        var page = new Page();
        int cases = families.Sum(f => f.Cases.Count);
        int passed = families.Sum(f => f.Passed);
        page.Title($"Qualification of trialsim {OperatingCharacteristics.Version}: {passed} of {cases} cases passed");
        foreach (var family in families)
        {
            page.Entry(family.Family, $"{family.File}{(family.ReferencePrograms is { } programs ? $"; reference: {programs}" : string.Empty)}");
        }

        page.Table(new("Cases", ["case", "method", "fields", "worst relative error", "verdict"], [.. families.SelectMany(f => f.Cases).Select(Row)]));
        page.Table(new("Families", ["family", "cases", "passed", "fields", "worst relative error"], [.. families.Select(Row)]));
        foreach (var failed in families.SelectMany(f => f.Cases).Where(c => !c.Passed))
        {
            page.Paragraph($"{failed.Id} ({failed.Method}): {Reason(failed)}");
            page.Points(string.Empty, Shortfalls(failed));
        }

        return Encoding.UTF8.GetBytes(page.ToString());
    }

    private static string[] Row(CaseReport report) =>
        [report.Id, report.Method, report.Fields.Count.ToString(CultureInfo.InvariantCulture), Error(report.WorstError), report.Passed ? "passed" : "FAILED"];

    private static string[] Row(FamilyReport report) =>
    [
        report.Family,
        report.Cases.Count.ToString(CultureInfo.InvariantCulture),
        report.Passed.ToString(CultureInfo.InvariantCulture),
        report.Cases.Sum(c => c.Fields.Count).ToString(CultureInfo.InvariantCulture),
        Error(report.WorstError),
    ];

    private static string Error(double? error) => error is { } value ? value.ToString("0.0E+00", CultureInfo.InvariantCulture) : "-";

    private static string Reason(CaseReport failed)
    {
        int off = failed.Fields.Count(f => !f.Passed);
        return failed.Failure ?? (failed.Fields.Count == 0 ? "the case expects nothing" : $"{off} of {failed.Fields.Count} fields off or missing");
    }

    private static IEnumerable<string> Shortfalls(CaseReport failed)
    {
        FieldVerdict[] off = [.. failed.Fields.Where(f => !f.Passed)];
        foreach (var field in off.Take(MostFieldsShown))
        {
            yield return $"{field.Path}: expected {field.Expected}, {(field.Actual is null ? "missing" : $"got {field.Actual}")}";
        }

        if (off.Length > MostFieldsShown)
        {
            yield return $"… and {off.Length - MostFieldsShown} more (--json shows all)";
        }
    }
}
