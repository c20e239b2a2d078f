using System.Text;
using TrialSim.Cli.Cautioning;
using TrialSim.Cli.Running;
using TrialSim.Cli.Terminal;

namespace TrialSim.Cli.Reports;

/// <summary>A finished run in words and tables.</summary>
internal static class RunReport
{
    /// <summary>The report as text in UTF-8.</summary>
    public static byte[] Write(FinishedRun run)
    {
        var page = new Page();
        var book = new FigureBook(run.Characteristics);
        var scenario = run.Result.Scenario;
        page.Title($"{scenario.Name}: {scenario.Title}");
        foreach (var (heading, text) in Introduction.Of(run))
        {
            page.Entry(heading, text);
        }

        CautionPart.Write(page, run.Cautions);
        page.Table(AnalysisTables.Tests(run, book));
        if (AnalysisTables.Analysed(run, book) is { } analysed)
        {
            page.Table(analysed);
        }

        page.Table(AnalysisTables.Estimates(run, book));
        page.Table(AnalysisTables.Precision(run, book));
        page.Table(AnalysisTables.SignificantResults(run, book));
        page.Table(AnalysisTables.PValues(run, book));
        if (FitTable.Of(run, book) is { } fits)
        {
            page.Table(fits);
        }

        if (DecisionTable.Of(run, book) is { } decisions)
        {
            page.Table(decisions);
        }

        foreach (var table in ClaimTables.Of(run, book))
        {
            page.Table(table);
        }

        page.Table(PatientTables.Visits(run, book));
        if (ExposureTable.Of(run, book) is { } exposure)
        {
            page.Table(exposure);
        }

        page.Table(PatientTables.Arms(run, book));
        page.Table(PatientTables.Subgroups(run, book));
        page.Paragraph(PatientTables.Cohort(run, book));
        foreach (var table in CourseTables.Of(run, book))
        {
            page.Table(table);
        }

        if (EventTable.Of(run, book) is { } events)
        {
            page.Table(events);
        }

        if (ClassTable.Of(run, book) is { } classifier)
        {
            page.Table(classifier);
        }

        if (BookTable.Of(run, book) is { } books)
        {
            page.Table(books);
        }

        page.Space();
        foreach (var (heading, text) in Closing.Of(run))
        {
            page.Entry(heading, text);
        }

        return Encoding.UTF8.GetBytes(page.ToString());
    }
}
