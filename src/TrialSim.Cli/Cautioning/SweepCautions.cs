using System.Globalization;
using TrialSim.Cautions;
using TrialSim.Cli.Sweeping;
using TrialSim.Simulation;
using TrialSim.Sweeps;

namespace TrialSim.Cli.Cautioning;

/// <summary>What could mislead in the cells of a sweep, told once with the cells where it holds.</summary>
internal static class SweepCautions
{
    private const int MostRanges = 5;

    /// <summary>The cautions.</summary>
    /// <param name="answer">What was found.</param>
    /// <param name="shown">Names of the analyses, decisions and rules that are asked about; all where empty.</param>
    public static IReadOnlyList<Caution> Of(SweepAnswer answer, IReadOnlyList<string> shown)
    {
        var cells = answer.Plan.Cells;
        var words = new AxisWords(answer.Plan);
        return CautionsOfPlaces.Of(
            [.. Enumerable.Range(0, cells.Count).AsParallel().AsOrdered().Select(cell => Of(answer, cell, shown))],
            some => Some(answer.Plan, words, some), cell => Name(answer.Plan, words, cells[cell]));
    }

    private static IReadOnlyList<Caution> Of(SweepAnswer answer, int cell, IReadOnlyList<string> shown)
    {
        var (scenario, truths) = (answer.Plan.Cells[cell].Scenario, answer.Truths[cell]);
        if (shown.Count == 0)
        {
            return CautionList.Of(scenario, truths, answer.Cells[cell]);
        }

        var asked = AskedAbout.Of(scenario, [.. shown.Select(name => Evidence.Named(name, scenario, ObservedDirection.Either)).OfType<Evidence>()]);
        return CautionList.Of(asked, AskedAbout.Truths(truths, scenario, asked), answer.Cells[cell]);
    }

    private static string Name(SweepPlan plan, AxisWords words, SweepCell cell) =>
        $"cell {cell.Number} ({string.Join(", ", plan.Axes.Select((_, a) => $"{words.Headings[a]} = {words.Value(cell, a)}"))})";

    // "In 4 of 12 cells (n = 40 and 44)": by their values where these tell them from the others, else by their numbers.
    private static string Some(SweepPlan plan, AxisWords words, IReadOnlyList<int> some)
    {
        var culture = CultureInfo.InvariantCulture;
        if (some.Count == plan.Cells.Count)
        {
            return string.Create(culture, $"In all {some.Count:N0} cells");
        }

        return string.Create(culture, $"In {some.Count:N0} of {plan.Cells.Count:N0} cells ({ByValues(plan, words, some) ?? ByNumbers(some)})");
    }

    private static string? ByValues(SweepPlan plan, AxisWords words, IReadOnlyList<int> some)
    {
        int[][] taken = [.. plan.Axes.Select((_, a) => some.Select(cell => plan.Cells[cell].Place[a]).Distinct().Order().ToArray())];
        bool isWhole = plan.Cells.Count(cell => taken.Select((places, a) => places.Contains(cell.Place[a])).All(isTaken => isTaken)) == some.Count;
        var told = plan.Axes.Select((axis, a) => (Axis: axis, Number: a)).Where(axis => taken[axis.Number].Length < axis.Axis.Values.Count);
        return isWhole ? string.Join("; ", told.Select(axis => $"{words.Headings[axis.Number]} = {Lists.All(taken[axis.Number].Select(p => words.ValueAt(axis.Number, p)).Distinct())}")) : null;
    }

    private static string ByNumbers(IReadOnlyList<int> some)
    {
        List<string> ranges = [];
        for (int i = 0, end; i < some.Count; i = end)
        {
            for (end = i + 1; end < some.Count && some[end] == some[end - 1] + 1;)
            {
                end++;
            }

            ranges.Add(end == i + 1 ? $"{some[i] + 1}" : $"{some[i] + 1} to {some[end - 1] + 1}");
        }

        return $"numbers {string.Join(", ", ranges.Take(MostRanges))}{(ranges.Count > MostRanges ? " and others" : string.Empty)}";
    }
}
