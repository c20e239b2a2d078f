using System.Globalization;
using TrialSim.Characteristics;
using TrialSim.Cli.Terminal;

namespace TrialSim.Cli.Claiming;

/// <summary>The end of a page about findings: what is needed to repeat it.</summary>
internal static class PageClosing
{
    /// <summary>Writes it.</summary>
    public static void Write(Page page, Provenance provenance, int workers, TimeSpan elapsed, IReadOnlyList<string> written)
    {
        var culture = CultureInfo.InvariantCulture;
        page.Space();
        page.Entry("Replicates", $"{provenance.Replicates.ToString("N0", culture)} under each truth, with the same chance events");
        page.Entry("Seed", provenance.Seed.ToString(culture));
        page.Entry("Scenario", provenance.ScenarioHash);
        page.Entry("Digest", provenance.Digest);
        page.Entry("Time", string.Create(culture, $"{elapsed.TotalSeconds:0.00} s, {workers} {(workers == 1 ? "worker" : "workers")}, trialsim {provenance.Version}"));
        page.Points("Written", written);
    }
}
