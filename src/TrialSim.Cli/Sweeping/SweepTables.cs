using System.Globalization;
using TrialSim.Characteristics;
using TrialSim.Cli.Reports;
using TrialSim.Cli.Terminal;
using TrialSim.Simulation;
using TrialSim.Sweeps;

namespace TrialSim.Cli.Sweeping;

/// <summary>The tables of a sweep: cells down and what is asked for across, or the values of two properties down and across.</summary>
internal sealed class SweepTables
{
    private const int MostRows = 200;
    private const int Gap = 3;
    private const int FigureWidth = 16; // "-0.1234 ± 0.0012"

    private readonly SweepAnswer answer;
    private readonly SweepPlan plan;
    private readonly AxisWords words;
    private readonly bool withEstimates;
    private readonly int width = TerminalStyle.OfStandardOutput().Width;

    /// <summary>Tables about some of the analyses, decisions and rules; about all where none are named.</summary>
    public SweepTables(SweepAnswer answer, AxisWords words, IReadOnlyList<string> shown)
    {
        this.answer = answer;
        this.words = words;
        plan = answer.Plan;
        withEstimates = shown.Count > 0;
        Goals = [.. plan.Measures.Where(m => m.IsShare && (shown.Count == 0 || shown.Contains(m.Name)))];
    }

    /// <summary>The shares that are shown.</summary>
    public IReadOnlyList<SweepMeasure> Goals { get; }

    /// <summary>The figures of the cells.</summary>
    public IEnumerable<ReportTable> Figures()
    {
        if (Goals.Count == 1 && Cross() is { } cross)
        {
            return [cross];
        }

        string[] headings = ["cell", .. words.Headings];
        string[][] names = [.. plan.Cells.Take(MostRows).Select(cell => (string[])[Number(cell.Number), .. plan.Axes.Select((_, a) => words.Value(cell, a))])];
        return Split(
            Title(Goals), headings, names, Goals,
            (goal, row) => Digits.Of(answer.Figure(row, goal)));
    }

    /// <summary>The differences between cells.</summary>
    public IEnumerable<ReportTable> Differences()
    {
        CellPair[] pairs = [.. plan.Pairs.Take(MostRows)];
        bool fromFirst = plan.Contrast == SweepContrast.First;
        string title = fromFirst ? $"Differences: each cell minus cell 1 ({plan.Describe(plan.Cells[0])})" : "Differences between cells";
        string[] headings = fromFirst ? ["cells", .. words.Headings] : ["cells", "step"];
        string[][] names =
        [
            .. pairs.Select(pair => (string[])
            [
                $"{pair.Cell + 1} - {pair.Minus + 1}", .. fromFirst ? plan.Axes.Select((_, a) => words.Value(plan.Cells[pair.Cell], a)) : [words.Step(pair)],
            ]),
        ];
        var measures = plan.Measures.Where(m => Goals.Any(g => g.Name == m.Name) && (m.IsShare || withEstimates)).ToList();
        return Split(title, headings, names, measures, (measure, row) => answer.Difference(pairs[row], measure) is { } d ? Digits.Of(d.Difference) : "-");
    }

    /// <summary>What the tables leave out, and what pairing has gained.</summary>
    public IEnumerable<string> Notes()
    {
        if (plan.Cells.Count > MostRows || plan.Pairs.Count > MostRows)
        {
            yield return $"Tables end at {MostRows} rows; sweep.csv and sweep.json (--out, --json) have all of {Number(plan.Cells.Count)} cells and {Number(plan.Pairs.Count)} pairs.";
        }

        double[] gains = [.. answer.Differences.Where(d => d.Measure.IsShare && Goals.Contains(d.Measure)).Select(d => d.Gain).OfType<double>().Order()];
        if (gains.Length > 0)
        {
            yield return string.Create(
                CultureInfo.InvariantCulture,
                $"Chance events in common divide the errors of these differences of shares by {gains[gains.Length / 2]:0.0} (median; {gains[0]:0.0} to {gains[^1]:0.0}): the nearer the cells, the more.");
        }
    }

    // the values of two crossed properties, where that fits the width
    private ReportTable? Cross()
    {
        if (plan.Axes.Count != 2 || plan.Layout != SweepLayout.Crossed)
        {
            return null;
        }

        int across = plan.Axes[1].Values.Count, down = plan.Axes[0].Values.Count;
        string corner = $"{words.Headings[0]} \\ {words.Headings[1]}";
        if (corner.Length + Gap + (across * (FigureWidth + Gap)) > width || down > MostRows)
        {
            return null;
        }

        return new(
            $"{Title(Goals)}: {Goals[0].Name}, by {words.Headings[0]} (down) and {words.Headings[1]} (across)",
            [corner, .. Enumerable.Range(0, across).Select(v => words.ValueAt(1, v))],
            [
                .. Enumerable.Range(0, down).Select(d => (string[])
                [
                    words.ValueAt(0, d), .. Enumerable.Range(0, across).Select(c => Digits.Of(answer.Figure((d * across) + c, Goals[0]))),
                ]),
            ]);
    }

    // one table after the other, as many columns each as fit the width
    private IEnumerable<ReportTable> Split(
        string title, string[] headings, string[][] names, IReadOnlyList<SweepMeasure> measures, Func<SweepMeasure, int, string> figure)
    {
        int taken = Enumerable.Range(0, headings.Length).Sum(h => Gap + names.Select(row => row[h].Length).Append(headings[h].Length).Max());
        for (int first = 0; first < measures.Count;)
        {
            int room = width - taken;
            int count = 0;
            while (first + count < measures.Count && (count == 0 || room >= Column(measures[first + count])))
            {
                room -= Column(measures[first + count]);
                count++;
            }

            SweepMeasure[] here = [.. measures.Skip(first).Take(count)];
            yield return new(first == 0 ? title : title + " (continued)", [.. headings, .. here.Select(Heading)], [.. names.Select((name, row) => (string[])[.. name, .. here.Select(m => figure(m, row))])]);
            first += count;
        }
    }

    private string Title(IReadOnlyList<SweepMeasure> goals)
    {
        var scenario = plan.Cells[0].Scenario;
        bool HasAny(IEnumerable<string> names) => goals.Any(g => names.Contains(g.Name));
        string[] what =
        [
            .. HasAny(scenario.Analyses.Select(a => a.Name)) ? ["tests reject"] : Array.Empty<string>(),
            .. HasAny(scenario.Decisions.Select(d => d.Name)) ? ["decisions say yes"] : Array.Empty<string>(),
            .. HasAny(scenario.Rules.Select(r => r.Name)) ? ["rules announce something"] : Array.Empty<string>(),
        ];
        return $"How often {string.Join(", ", what)}";
    }

    private static int Column(SweepMeasure measure) => Gap + Math.Max(FigureWidth, Heading(measure).Length);

    private static string Heading(SweepMeasure measure) => measure.IsShare ? measure.Name : $"{measure.Name} estimate";

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
