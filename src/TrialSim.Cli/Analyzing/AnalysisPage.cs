using System.Globalization;
using System.Text;
using TrialSim.Analyses;
using TrialSim.Characteristics;
using TrialSim.Cli.Terminal;
using TrialSim.Plans;

namespace TrialSim.Cli.Analyzing;

/// <summary>The results of an analysis in words and tables.</summary>
internal static class AnalysisPage
{
    /// <summary>The report as text in UTF-8.</summary>
    public static byte[] Write(FinishedAnalysis finished)
    {
        var page = new Page();
        var report = finished.Report;
        page.Title(report.Plan.Title);
        page.Entry("Data", $"{finished.DataFile}: {Count(report.RowsInFile, "row")}{(report.RowsRead == report.RowsInFile ? string.Empty : $", of which the plan reads {report.RowsRead}")}.");
        if (report.Plan.Trial is { } trial)
        {
            page.Entry("Trial", $"{trial.Arm.Treatment} against {trial.Arm.Control}; differences are {trial.Arm.Treatment} minus {trial.Arm.Control}.");
        }

        page.Points("Subgroups", report.Plan.Subgroups.Select(s => $"{s.Name}: {s.Describe(report.Plan.Units)}"));
        page.Points("Notes", report.Plan.Notes.Concat(report.Notes));
        page.Entry("Reading", "- does not apply or is not defined; --json gives every figure in full.");
        if (report.Attendance.Count > 0)
        {
            page.Table(Attendance(report));
        }

        foreach (var result in report.Results)
        {
            Write(page, result);
        }

        page.Space();
        page.Entry("Plan hash", PlanFile.Hash(report.Plan));
        page.Entry("Data hash", finished.DataHash);
        page.Entry("Version", $"trialsim {OperatingCharacteristics.Version}");
        page.Points("Written", finished.Written);
        return Encoding.UTF8.GetBytes(page.ToString());
    }

    private static Reports.ReportTable Attendance(AnalysisReport report)
    {
        var arm = report.Plan.Trial!.Arm;
        return new(
            "Patients seen",
            ["week", arm.Treatment, arm.Control],
            [.. report.Attendance.Select(v => (string[])[v.Week == 0 ? "in the trial" : Number(v.Week), Number(v.Treatment), Number(v.Control)])]);
    }

    private static void Write(Page page, AnalysisResult result)
    {
        foreach (var part in ResultTables.Of(result))
        {
            page.Table(part);
        }

        page.Space();
        page.Points("Analysis", [$"{result.Description}."]);
        if (result.Used.Count > 0)
        {
            page.Entry("Used", string.Join(", ", result.Used.Select(u => $"{u.Group}: {u.Count}")));
        }

        page.Points("Notes", result.Notes);
    }

    private static string Count(int count, string noun) => $"{Number(count)} {noun}{(count == 1 ? string.Empty : "s")}";

    private static string Number(double value) => value.ToString("G6", CultureInfo.InvariantCulture);
}
