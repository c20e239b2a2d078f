using System.Globalization;
using System.Text;
using TrialSim.Cli.Terminal;
using TrialSim.Studies;

namespace TrialSim.Cli.Studying;

/// <summary>A study in words, and a finished run of it in words and tables.</summary>
internal static class StudyReport
{
    /// <summary>The report of a run as text in UTF-8.</summary>
    public static byte[] Write(FinishedStudy run)
    {
        var page = new Page();
        var protocol = run.Result.Protocol;
        var provenance = run.Result.Provenance;
        var culture = CultureInfo.InvariantCulture;
        page.Title($"{protocol.Name}: {protocol.Title}");
        string studies = provenance.Replicates == 1 ? "study" : "studies";
        page.Entry("Simulated", $"{provenance.Replicates.ToString("N0", culture)} {studies}, each {protocol.Study.Describe()}.");
        foreach (var (heading, points) in protocol.Study.Parts())
        {
            page.Points(heading, points.Select(point => point + "."));
        }

        if (protocol.Assumptions.Count > 0)
        {
            string count = protocol.Assumptions.Count == 1 ? "1 figure of this study has" : $"{protocol.Assumptions.Count} figures of this study have";
            page.Entry("Assumptions", $"{count} no source; trialsim describe lists them with the reasons.");
        }

        page.Entry("Reading", "± is one Monte Carlo standard error; (< x) and (> x) are 95% Monte Carlo bounds; - is not defined; "
            + "a table of zeros is left out.");
        foreach (var table in StudyTables.Of(run.Result))
        {
            page.Table(table);
        }

        page.Space();
        page.Entry("Replicates", provenance.Replicates.ToString("N0", culture));
        page.Entry("Seed", provenance.Seed.ToString(culture));
        page.Entry("Study", provenance.ScenarioHash);
        page.Entry("Digest", provenance.Digest);
        int workers = run.Result.Settings.Workers;
        string threads = workers == 1 ? "worker" : "workers";
        page.Entry("Time", string.Create(culture, $"{run.Elapsed.TotalSeconds:0.00} s, {workers} {threads}, trialsim {provenance.Version}"));
        page.Points("Written", run.Written);
        return Encoding.UTF8.GetBytes(page.ToString());
    }

    /// <summary>A study in words, with its sources and assumptions.</summary>
    public static string Describe(StudyProtocol protocol)
    {
        var page = new Page();
        page.Title($"{protocol.Name}: {protocol.Title}");
        page.Points("Study", [protocol.Study.Describe()]);
        foreach (var (heading, points) in protocol.Study.Parts())
        {
            page.Points(heading, points);
        }

        string replicates = protocol.Replicates.Value.ToString("N0", CultureInfo.InvariantCulture);
        page.Entry("Runs", $"{replicates} studies from seed {protocol.Seed}, unless the command line says otherwise");
        page.Points("Sources", protocol.Sources.Select(s => $"{s.Citation}{(s.Id is null ? string.Empty : $" ({s.Id})")}: {s.Figures}"));
        page.Points("Assumptions", protocol.Assumptions.Select(a => $"{a.About}: {a.Reason}"));
        page.Points("Notes", protocol.Notes);
        return page.ToString();
    }
}
