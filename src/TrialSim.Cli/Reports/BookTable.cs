using TrialSim.Characteristics;
using TrialSim.Cli.Running;

namespace TrialSim.Cli.Reports;

/// <summary>The table of how long a trial takes and what it costs.</summary>
internal static class BookTable
{
    /// <summary>The table; null where the scenario has neither accrual nor costs.</summary>
    public static ReportTable? Of(FinishedRun run, FigureBook book)
    {
        var scenario = run.Result.Scenario;
        string[][] rows =
        [
            .. scenario.Accrual is null ? [] : (string[][])
            [
                Row(book, "weeks to the last randomization", Measures.EnrolmentWeeks, Measures.EnrolmentWeeksSd),
                Row(book, "weeks to the last patient's last visit", Measures.DurationWeeks, Measures.DurationWeeksSd),
            ],
            .. scenario.Costs is not { } costs ? [] : (string[][])[Row(book, $"cost, {costs.Currency}", Measures.Cost, Measures.CostSd)],
        ];
        return rows.Length == 0 ? null : new("Time and cost", ["", "mean", "SD between trials"], rows);
    }

    private static string[] Row(FigureBook book, string name, string mean, string sd) =>
        [name, Digits.Of(book.OfPatients(mean, null)), Digits.Of(book.OfPatients(sd, null))];
}
