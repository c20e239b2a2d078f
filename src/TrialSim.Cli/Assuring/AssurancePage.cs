using System.Globalization;
using System.Text;
using TrialSim.Assurance;
using TrialSim.Cli.Cautioning;
using TrialSim.Cli.Reports;
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
        ReportTable[] tables = [.. AssuranceTables.Of(answer)];
        page.Entry("Success", $"{answer.Goal.Shown.Describe()}, as run counts it: in either direction unless the analysis is one-sided; a trial that cannot be analysed is none.");
        page.Table(tables[0]);
        page.Space();
        if (finished.Outlooks.Count > 0)
        {
            page.Entry(string.Empty, AssuranceWords.Of(finished.Outlooks));
        }

        page.Points(string.Empty, AssuranceWords.Of(answer));
        CautionPart.Write(page, finished.Cautions);
        page.Space();
        foreach (var prior in answer.Cells.Select(c => c.Prior).DistinctBy(p => p.Name))
        {
            page.Entry("Prior", $"{prior.Name}: {prior.Describe()}");
            page.Entry("from", prior.Source);
        }

        page.Entry(
            "Reading",
            "In favour: the part in favour of the treatment; limit: the most it can be with any size, false successes aside. Power at mean: at the prior's mean; as given: at the scenario's effect. "
            + "Effect exists: its probability by the prior; successes true: the share of them that claim an effect that exists, in its direction; success if no effect, if effect: its probability over such truths. "
            + "Mean if success: mean true effect over the trials that succeed, over the prior's mean; exaggeration: their mean estimate over that of other trials under the same truths. "
            + "± is one Monte Carlo standard error; - is not defined.");
        if (finished.Outlooks.Count > 0)
        {
            page.Table(AssuranceTables.OfOutlooks(finished.Outlooks));
        }

        foreach (var table in tables.Skip(1))
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
        if (finished.DrawsWanted is { } wanted && finished.Answer.Cells.Where(c => c.Prior.Prior is not DrawsPrior && c.Draws < wanted).Select(c => c.Draws).DefaultIfEmpty(wanted).Min() is var most && most < wanted)
        {
            page.Entry("Draws", $"{most.ToString("N0", culture)} truths instead of the {wanted.ToString("N0", culture)} asked for: each takes eight trials at least. More --replicates allow more.");
        }

        page.Entry("Seed", provenance.Seed.ToString(culture));
        page.Entry("Scenario", provenance.ScenarioHash);
        page.Entry("Digest", provenance.Digest);
        page.Entry("Time", string.Create(culture, $"{finished.Elapsed.TotalSeconds:0.00} s, {finished.Workers} {(finished.Workers == 1 ? "worker" : "workers")}, trialsim {provenance.Version}"));
        page.Points("Written", written);
    }
}
