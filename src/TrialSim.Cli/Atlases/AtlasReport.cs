using System.Globalization;
using System.Text;
using TrialSim.Cli.Terminal;

namespace TrialSim.Cli.Atlases;

/// <summary>A finished atlas in words and tables: the worst family of each rule, then rules by families.</summary>
internal static class AtlasReport
{
    private const int FamiliesAcross = 3; // with errors, in the width of a file

    /// <summary>The report as text in UTF-8.</summary>
    public static byte[] Write(FinishedAtlas finished)
    {
        var page = new Page();
        var setup = finished.Result.Setup;
        var culture = CultureInfo.InvariantCulture;
        string replicates = finished.Result.Settings.Replicates.ToString("N0", culture);
        page.Title($"{setup.Scenario.Name}: atlas of false claims");
        page.Entry("Simulated", $"{replicates} trials of each of {setup.Families.Count} null families, each {setup.Scenario.Design.Describe(setup.Scenario.Arms)}; all rules look at the same trials.");
        page.Points("Families", setup.Families.Select(f => $"{f.Family.Name}: {f.Family.Title.ToLower(culture)}"));
        page.Points("Rules", setup.Rules.Select(r => $"{r.Name}: {r.Describe()}"));
        page.Points("Left out", setup.LeftOut.Select(l => $"{l.Name}: {l.Reason}"));
        page.Entry("Reading", "share of trials with at least one false claim ± Monte Carlo standard error. No marker predicts the drug's effect in any family: claims of an enhanced effect are always false, others where the drug does nothing or the opposite. ! marks a rate more than four errors above what the rule promises: there the tests that it is built of are off, and no correction for their number helps.");
        var tables = new AtlasTables(finished);
        page.Table(tables.Worst());
        if (setup.Families.Count > 1)
        {
            page.Table(tables.SecondWorst());
        }

        foreach (var families in setup.Families.Select(f => f.Family.Name).Chunk(FamiliesAcross))
        {
            page.Table(tables.Rates(families));
        }

        if (tables.Failures() is { } failures)
        {
            page.Table(failures);
        }

        page.Space();
        var provenance = finished.Atlas.Provenance;
        int workers = finished.Result.Settings.Workers;
        page.Entry("Seed", provenance.Seed.ToString(culture));
        page.Entry("Scenario", provenance.ScenarioHash);
        page.Entry("Plan", provenance.PlanHash);
        page.Entry("Digest", provenance.Digest);
        page.Entry("Time", string.Create(culture, $"{finished.Elapsed.TotalSeconds:0.00} s, {workers} {(workers == 1 ? "worker" : "workers")}, trialsim {provenance.Version}"));
        page.Points("Written", finished.Written);
        return Encoding.UTF8.GetBytes(page.ToString());
    }
}
