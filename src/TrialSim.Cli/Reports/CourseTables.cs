using TrialSim.Characteristics;
using TrialSim.Cli.Running;

namespace TrialSim.Cli.Reports;

/// <summary>Two tables for each biomarker that is followed over the visits.</summary>
internal static class CourseTables
{
    /// <summary>The tables; none where the scenario follows no biomarker.</summary>
    public static IEnumerable<ReportTable> Of(FinishedRun run, FigureBook book)
    {
        var scenario = run.Result.Scenario;
        var (treatment, control) = (scenario.Arms.Treatment, scenario.Arms.Control);
        foreach (var followed in scenario.Outcome.Markers)
        {
            string name = followed.Marker.Name;
            string? unit = scenario.Population.Units.Of(followed.Marker);
            string Cell(string measure, string arm, double week) => Digits.Of(book.OfVariable(name, measure, arm, week));
            ReportTable Table(string title, string first, string firstMeasure, string second, string secondMeasure) => new(
                $"{followed.Marker.InWords()}{(unit is null ? string.Empty : $", {unit},")} by visit: {title}",
                ["week", $"{first}, {treatment}", $"{first}, {control}", $"{second}, {treatment}", $"{second}, {control}"],
                [.. scenario.Outcome.Visits.Select(v => v.Value).Where(followed.IsMeasuredAt).Prepend(0).Select(week => (string[])
                [
                    Digits.Plain(week),
                    Cell(firstMeasure, treatment, week),
                    Cell(firstMeasure, control, week),
                    Cell(secondMeasure, treatment, week),
                    Cell(secondMeasure, control, week),
                ])]);
            yield return Table("mean and spread of patients measured there", "mean", Measures.FollowedMean, "SD", Measures.FollowedSd);
            yield return Table("geometric mean, and its ratio to baseline", "mean", Measures.FollowedGeometricMean, "ratio", Measures.FollowedRatio);
        }
    }
}
