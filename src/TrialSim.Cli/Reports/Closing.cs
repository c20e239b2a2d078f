using System.Globalization;
using TrialSim.Cli.Running;

namespace TrialSim.Cli.Reports;

/// <summary>What is needed to repeat a run, and how long it took.</summary>
internal static class Closing
{
    /// <summary>Headings with their text.</summary>
    public static IEnumerable<(string Heading, string Text)> Of(FinishedRun run)
    {
        var provenance = run.Characteristics.Provenance;
        var culture = CultureInfo.InvariantCulture;
        yield return ("Replicates", provenance.Replicates.ToString("N0", culture));
        yield return ("Seed", provenance.Seed.ToString(culture));
        yield return ("Scenario", provenance.ScenarioHash);
        yield return ("Digest", provenance.Digest);
        int workers = run.Result.Settings.Workers;
        yield return ("Time", string.Create(culture, $"{run.Elapsed.TotalSeconds:0.00} s, {workers} {(workers == 1 ? "worker" : "workers")}, trialsim {provenance.Version}"));
        foreach (string path in run.Written)
        {
            yield return ("Written", path);
        }
    }
}
