using System.Globalization;
using System.Text;
using TrialSim.Characteristics;
using TrialSim.Cli.Cautioning;
using TrialSim.Cli.Terminal;
using TrialSim.Comparisons;
using TrialSim.Scenarios;

namespace TrialSim.Cli.Comparing;

/// <summary>A comparison in words and tables.</summary>
internal static class ComparisonPage
{
    /// <summary>The page as text in UTF-8.</summary>
    public static byte[] Write(FinishedComparison finished, IReadOnlyList<string> written)
    {
        var comparison = finished.Comparison;
        var designs = comparison.Plan.Designs;
        var page = new Page();
        page.Title($"{designs.Count} designs on the same virtual patients");
        var names = ComparisonWords.ShortNames(designs);
        page.Points("Verdict", ComparisonWords.Verdict(comparison, names));
        page.Points("But", ComparisonWords.Warnings(finished, names));
        CautionPart.Write(page, finished.Cautions);
        page.Space();
        page.Points("Designs", designs.Select((design, d) => $"{names[d]}{(names[d] == design.Name ? string.Empty : $" ({design.Name})")}: {design.Scenario.Title}"));
        page.Points("Success", designs.Select((design, d) => $"{names[d]}: {ComparisonWords.Goal(design)}"));
        page.Entry("Null", "each design once more with a drug that does nothing, all else the same");
        page.Entry(
            "Reading",
            $"± is one Monte Carlo standard error; a difference counts beyond {ComparedFigure.Errors} of its errors. Helped and harmed: by the patient's own true effect of the drug. - is not defined.");
        foreach (var table in ComparisonTables.Of(finished))
        {
            page.Table(table);
        }

        var culture = CultureInfo.InvariantCulture;
        page.Space();
        page.Entry("Replicates", $"{comparison.Replicates.ToString("N0", culture)} of each design under its truth and under its null, with the same chance events");
        page.Entry("Seed", comparison.Seed.ToString(culture));
        page.Points("Scenarios", designs.Select(design => ScenarioFile.Hash(design.Scenario)));
        page.Entry("Digest", comparison.Digest);
        page.Entry("Time", string.Create(
            culture, $"{finished.Elapsed.TotalSeconds:0.00} s, {finished.Workers} {(finished.Workers == 1 ? "worker" : "workers")}, trialsim {OperatingCharacteristics.Version}"));
        page.Points("Written", written);
        return Encoding.UTF8.GetBytes(page.ToString());
    }
}
