using TrialSim.Cli.Running;

namespace TrialSim.Cli.Reports;

/// <summary>What became of the fits of models that may fail, or be replaced by simpler ones.</summary>
internal static class FitTable
{
    /// <summary>One row for each outcome that an analysis counts and that has happened; none where no analysis counts any.</summary>
    public static ReportTable? Of(FinishedRun run, FigureBook book)
    {
        string[][] rows =
        [
            .. from analysis in run.Result.Scenario.Analyses
               from outcome in analysis.Counted
               let figure = book.OfAnalysis(analysis.Name, outcome.Name)
               where figure?.Estimate > 0
               select (string[])[analysis.Name, outcome.Name, Digits.Of(figure)],
        ];
        return rows.Length == 0 ? null : new("What became of the fits", ["analysis", "outcome", "share of trials"], rows);
    }
}
