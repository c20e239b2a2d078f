using TrialSim.Characteristics;
using TrialSim.Cli.Reports;
using TrialSim.Studies;

namespace TrialSim.Cli.Studying;

/// <summary>The figures of a study in tables, as their measures say: a row for each thing that figures are about, a column for each measure.</summary>
internal static class StudyTables
{
    /// <summary>Every table that has a figure.</summary>
    public static IEnumerable<ReportTable> Of(StudyResult result)
    {
        foreach (var table in StudyMeasures.All.GroupBy(m => m.Table))
        {
            StudyMeasure[] columns = [.. table.Where(m => result.Figures.Any(f => f.Measure == m.Name && f.Estimate is not null))];
            var rows = result.Figures.Where(f => columns.Any(m => m.Name == f.Measure)).GroupBy(Subject).ToList();
            if (rows.Count > 0)
            {
                yield return new(table.Key, ["", .. columns.Select(m => m.Heading)], [.. rows.Select(row => Row(row.Key, columns, [.. row]))]);
            }
        }
    }

    private static string Subject(StudyFigure figure) => string.Join(
        ", ",
        ((string?[])[figure.Marker, figure.Test, figure.Group, figure.Week is { } week ? FormattableString.Invariant($"week {week}") : null]).Where(part => part is not null));

    private static string[] Row(string subject, StudyMeasure[] columns, StudyFigure[] figures) =>
        [subject, .. columns.Select(m => Cell(Array.Find(figures, f => f.Measure == m.Name)))];

    private static string Cell(StudyFigure? figure) => figure?.Estimate is { } estimate
        ? Digits.Of(new Estimate(estimate, figure.Mcse ?? double.NaN, figure.Lower ?? double.NaN, figure.Upper ?? double.NaN))
        : "-";
}
