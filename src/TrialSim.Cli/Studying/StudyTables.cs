using TrialSim.Characteristics;
using TrialSim.Cli.Reports;
using TrialSim.Studies;

namespace TrialSim.Cli.Studying;

/// <summary>The figures of a study in tables, as their measures say: a row for each thing that figures are about, a column for each measure.</summary>
internal static class StudyTables
{
    /// <summary>Every table that has a figure other than 0.</summary>
    public static IEnumerable<ReportTable> Of(StudyResult result)
    {
        foreach (var table in StudyMeasures.All.GroupBy(m => m.Table))
        {
            StudyMeasure[] columns = [.. table.Where(m => result.Figures.Any(f => f.Measure == m.Name && f.Estimate is not null))];
            var figures = result.Figures.Where(f => columns.Any(m => m.Name == f.Measure)).ToList();
            if (figures.Exists(f => f.Estimate is not (null or 0)))
            {
                var rows = figures.GroupBy(Subject);
                yield return new(table.Key, ["", .. columns.Select(m => m.Heading)], [.. rows.Select(row => Row(row.Key, columns, [.. row]))]);
            }
        }
    }

    private static string Subject(StudyFigure figure) => string.Join(
        ", ",
        new[] { figure.Marker, figure.Predictor, figure.Test, figure.Group, Numbered("week ", figure.Week), Numbered("n=", figure.Patients) }
            .Where(part => part is not null));

    private static string? Numbered(string word, double? number) => number is { } n ? FormattableString.Invariant($"{word}{n}") : null;

    private static string[] Row(string subject, StudyMeasure[] columns, StudyFigure[] figures) =>
        [subject, .. columns.Select(m => Cell(Array.Find(figures, f => f.Measure == m.Name)))];

    private static string Cell(StudyFigure? figure) => figure?.Estimate is { } estimate
        ? Digits.Of(new Estimate(estimate, figure.Mcse ?? double.NaN, figure.Lower ?? double.NaN, figure.Upper ?? double.NaN))
        : "-";
}
