using System.Globalization;
using System.Text;
using TrialSim.Cli.Cautioning;
using TrialSim.Cli.Reports;
using TrialSim.Cli.Terminal;
using TrialSim.Sizing;

namespace TrialSim.Cli.Sizing;

/// <summary>The answers in words and tables: the values first, then the curve that they were read from, then every step.</summary>
internal static class SizePage
{
    /// <summary>The page as text in UTF-8.</summary>
    public static byte[] Write(FinishedSize finished, IReadOnlyList<string> written)
    {
        var (question, result) = (finished.Result.Question, finished.Result);
        var page = new Page();
        page.Title($"{result.Provenance.Scenario}: {question.Knob.Asked} {question.Knob.Verb} {question.GoalName} {SizeWords.Percents(question.Powers)} power?");
        page.Points("Answer", SizeWords.Of(result));
        page.Points("Warning", SizeWords.Warnings(result));
        CautionPart.Write(page, finished.Cautions);
        page.Space();
        page.Entry("Goal", Goal(question));
        page.Points("Truths", question.Truths.Select(t => $"{t.Name}: {t.Description}"));
        page.Entry("Reading", Reading(result));
        page.Table(SizeTables.Answers(finished));
        foreach (var table in SizeTables.Details(result))
        {
            page.Table(table);
        }

        Close(page, finished, written);
        return Encoding.UTF8.GetBytes(page.ToString());
    }

    private static string Goal(SizeQuestion question) => question.Analysis(question.Truths[0].Scenario) is { } analysis
        ? $"{analysis.Name} significant: {analysis.Describe(question.Truths[0].Scenario.Population.Units)}"
        : question.Goal.Describe();

    private static string Reading(SizeResult result) =>
        $"the value is the {(result.Question.Knob.WantsLargest || result.Answers.Any(a => a.Falls) ? "largest" : "smallest")} allowed one whose power on the fitted line is the wanted one; in brackets a 99% Monte Carlo interval, rounded outwards to allowed values. "
        + "± is one Monte Carlo standard error. The check is simulated at the value in trials that the line does not know. A trial in which the analysis cannot be made does not show the goal.";

    private static void Close(Page page, FinishedSize finished, IReadOnlyList<string> written)
    {
        var provenance = finished.Result.Provenance;
        var culture = CultureInfo.InvariantCulture;
        page.Space();
        page.Entry("Trials", $"{provenance.Replicates.ToString("N0", culture)} simulated in all");
        page.Entry("Seed", provenance.Seed.ToString(culture));
        page.Entry("Scenario", provenance.ScenarioHash);
        page.Entry("Digest", provenance.Digest);
        page.Entry("Time", string.Create(culture, $"{finished.Elapsed.TotalSeconds:0.00} s, {finished.Workers} {(finished.Workers == 1 ? "worker" : "workers")}, trialsim {provenance.Version}"));
        page.Points("Written", written);
    }
}
