using System.Globalization;
using System.Text;
using TrialSim.Assurance;
using TrialSim.Cli.Cautioning;
using TrialSim.Cli.Terminal;

namespace TrialSim.Cli.Assuring;

/// <summary>The answer about assurance in words and tables.</summary>
internal static class AssurancePage
{
    /// <summary>The page as text in UTF-8.</summary>
    public static byte[] Write(FinishedAssurance finished, IReadOnlyList<string> written)
    {
        var answer = finished.Answer;
        var page = new Page();
        page.Title($"{answer.Provenance.Scenario}: how surely does {answer.Goal.Name} succeed when the truth is uncertain?");
        if (finished.Outlooks.Count > 0)
        {
            page.Entry(string.Empty, AssuranceWords.Of(finished.Outlooks));
        }

        foreach (string paragraph in AssuranceWords.Of(answer))
        {
            page.Entry(string.Empty, paragraph);
        }

        CautionPart.Write(page, finished.Cautions);
        page.Space();
        foreach (var prior in answer.Cells.Select(c => c.Prior).DistinctBy(p => p.Name))
        {
            page.Entry("Prior", $"{prior.Name}: {prior.Describe()}");
            page.Entry("from", prior.Source);
        }

        page.Entry(
            "Reading",
            "Success is what run counts, in either direction unless the analysis is one-sided; a trial that cannot be analysed is none. In favour: the part in favour of the treatment; at most: the probability by the prior that such a success would be true; power at the prior's mean, and at the scenario's effect as given. "
            + "True if success: with the direction claimed. Successes' mean, of that: mean true effect over the trials that succeed, over the prior's mean; exaggeration: their mean estimate over that of other trials under the same truths. "
            + "± is one Monte Carlo standard error; - is not defined.");
        if (finished.Outlooks.Count > 0)
        {
            page.Table(AssuranceTables.OfOutlooks(finished.Outlooks));
        }

        foreach (var table in AssuranceTables.Of(answer))
        {
            page.Table(table);
        }

        Close(page, finished, written);
        return Encoding.UTF8.GetBytes(page.ToString());
    }

    private static void Close(Page page, FinishedAssurance finished, IReadOnlyList<string> written)
    {
        var culture = CultureInfo.InvariantCulture;
        var provenance = finished.Answer.Provenance;
        page.Space();
        page.Points("Trials", finished.Answer.Cells.GroupBy(c => (c.Trials, c.Draws)).Select(same =>
            $"{same.Key.Trials.ToString("N0", culture)} under {same.Key.Draws.ToString("N0", culture)} drawn truths, fresh ones for each: {string.Join(", ", same.Select(c => c.Prior.Name).Distinct())}"));
        page.Entry("Seed", provenance.Seed.ToString(culture));
        page.Entry("Scenario", provenance.ScenarioHash);
        page.Entry("Digest", provenance.Digest);
        page.Entry("Time", string.Create(culture, $"{finished.Elapsed.TotalSeconds:0.00} s, {finished.Workers} {(finished.Workers == 1 ? "worker" : "workers")}, trialsim {provenance.Version}"));
        page.Points("Written", written);
    }
}
