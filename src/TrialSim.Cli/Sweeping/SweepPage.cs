using System.Globalization;
using System.Text;
using TrialSim.Characteristics;
using TrialSim.Cli.Cautioning;
using TrialSim.Cli.Precision;
using TrialSim.Cli.Terminal;
using TrialSim.Statistics;
using TrialSim.Sweeps;

namespace TrialSim.Cli.Sweeping;

/// <summary>A finished sweep in words and tables: how often each cell shows what is asked for, how cells differ, what is needed to repeat it.</summary>
internal static class SweepPage
{
    /// <summary>The page as text in UTF-8.</summary>
    /// <param name="finished">The sweep.</param>
    /// <param name="shown">Names of the analyses, decisions and rules to show; all where empty.</param>
    public static byte[] Write(FinishedSweep finished, IReadOnlyList<string> shown)
    {
        var page = new Page();
        var answer = finished.Answer;
        var plan = answer.Plan;
        var words = new AxisWords(plan);
        var tables = new SweepTables(answer, words, shown);
        page.Title($"{plan.Scenario.Name}: {plan.Cells.Count.ToString("N0", CultureInfo.InvariantCulture)} cells, {string.Join(plan.Layout == SweepLayout.Crossed ? " x " : " with ", words.Headings)}");
        foreach (var (heading, text) in finished.Precision is { } precision ? PrecisionLines.Of(precision) : [])
        {
            page.Entry(heading, text);
        }

        CautionPart.Write(page, SweepCautions.Of(answer, shown));
        page.Points("Varied", words.Describe());
        page.Points("Tests", Tests(plan, tables.Goals));
        page.Entry("Reading", "shares of trials ± one Monte Carlo standard error: power where there is an effect, type I error where there is none. All cells are simulated on the same chance events; "
            + "differences have the error of differences taken trial by trial. - is not defined.");
        foreach (var table in tables.Figures().Concat(tables.Differences()))
        {
            page.Table(table);
        }

        foreach (string note in tables.Notes())
        {
            page.Paragraph(note);
        }

        Close(page, finished);
        return Encoding.UTF8.GetBytes(page.ToString());
    }

    private static IEnumerable<string> Tests(SweepPlan plan, IReadOnlyList<SweepMeasure> goals) =>
        from analysis in plan.Scenario.Analyses
        where goals.Any(g => g.Name == analysis.Name)
        group analysis.Name by (analysis.Alternative, analysis.Alpha) into alike
        let sides = alike.Key.Alternative switch { Alternative.TwoSided => "two-sided", Alternative.Less => "one-sided (less)", _ => "one-sided (greater)" }
        let varied = plan.Axes.Any(a => a.Path.StartsWith("analyses", StringComparison.Ordinal)) ? " unless varied" : string.Empty
        select $"{sides} at {alike.Key.Alpha.Value.ToString(CultureInfo.InvariantCulture)}{varied}: {string.Join(", ", alike)}";

    private static void Close(Page page, FinishedSweep finished)
    {
        var culture = CultureInfo.InvariantCulture;
        var provenance = finished.Answer.Provenance;
        page.Space();
        page.Entry("Replicates", $"{provenance.Replicates.ToString("N0", culture)} trials of each cell, {(provenance.Replicates * finished.Answer.Plan.Cells.Count).ToString("N0", culture)} in all");
        page.Entry("Seed", provenance.Seed.ToString(culture));
        page.Entry("Scenario", provenance.ScenarioHash);
        page.Entry("Digest", provenance.Digest);
        string goneOn = finished.GoneOnFrom == 0 ? string.Empty : string.Create(culture, $" since {finished.GoneOnFrom:N0} trials of each cell were done");
        page.Entry("Time", string.Create(
            culture, $"{finished.Elapsed.TotalSeconds:0.00} s{goneOn}, {finished.Workers} {(finished.Workers == 1 ? "worker" : "workers")}, trialsim {provenance.Version}"));
        page.Points("Written", finished.Written);
    }
}
