using System.Text.RegularExpressions;
using TrialSim.Scenarios;

namespace TrialSim.Sweeps;

/// <summary>What is wrong with the cells of a sweep: the same fault of many cells is said once, with the varied value that makes it.</summary>
internal static partial class SweepFaults
{
    private const int MostNamed = 3;

    /// <summary>The faults in the order of the cells.</summary>
    public static IReadOnlyList<ScenarioProblem> Of(IReadOnlyList<SweepAxis> axes, IReadOnlyList<int[]> places, IReadOnlyList<ScenarioReading> readings)
    {
        var faults =
            from cell in Enumerable.Range(0, readings.Count)
            from problem in readings[cell].Problems
            group (Cell: cell, Problem: problem) by (problem.Path, Numbers().Replace(problem.Found, "#"), Numbers().Replace(problem.Remedy, "#"));
        return [.. faults.Select(fault => Describe(axes, places, [.. fault.Select(f => f.Cell).Distinct()], fault.First().Problem))];
    }

    private static ScenarioProblem Describe(IReadOnlyList<SweepAxis> axes, IReadOnlyList<int[]> places, int[] cells, ScenarioProblem first)
    {
        if (AtFault(axes, places, cells, first.Path) is not { } a)
        {
            string values = string.Join(" with ", axes.Select((axis, i) => $"{axis.Label}={axis.Values[places[cells[0]][i]].Text}"));
            return first with { Path = $"{values}{Where(first.Path, null)}", Remedy = first.Remedy + Others(cells.Length, "combination") };
        }

        int[] wrong = [.. cells.Select(cell => places[cell][a]).Distinct().Order()];
        bool everywhere = wrong.Length == axes[a].Values.Count && wrong.Length > 1 && !MentionsValue(axes[a], places[cells[0]][a], first);
        string place = everywhere ? axes[a].Text : $"{axes[a].Text}: {axes[a].Values[places[cells[0]][a]].Text}";
        return first with
        {
            Path = place + Where(first.Path, axes[a].Path),
            Remedy = first.Remedy + (everywhere || wrong.Length == 1 ? string.Empty : " " + AlsoWrong(axes[a], [.. wrong.Where(w => w != places[cells[0]][a])])),
        };
    }

    // The property whose value decides whether a cell has the fault; of several, the one that the fault is about. Null where it takes two together.
    private static int? AtFault(IReadOnlyList<SweepAxis> axes, IReadOnlyList<int[]> places, int[] cells, string path)
    {
        var faulty = cells.ToHashSet();
        var deciding = Enumerable.Range(0, axes.Count).Where(a =>
        {
            var wrong = cells.Select(cell => places[cell][a]).ToHashSet();
            return Enumerable.Range(0, places.Count).All(cell => faulty.Contains(cell) == wrong.Contains(places[cell][a]));
        });
        return deciding.OrderByDescending(a => Kinship(axes[a].Path, path)).Select(a => (int?)a).FirstOrDefault();
    }

    // how many characters the two paths have in common from the start
    private static int Kinship(string one, string other) => one.Zip(other).TakeWhile(pair => pair.First == pair.Second).Count();

    private static bool MentionsValue(SweepAxis axis, int value, ScenarioProblem problem) => problem.Found.Contains(axis.Values[value].Text, StringComparison.Ordinal);

    private static string Where(string path, string? varied) => path.Length == 0 || path == varied ? string.Empty : $": {path}";

    private static string AlsoWrong(SweepAxis axis, int[] others) =>
        $"So too with {string.Join(", ", others.Take(MostNamed).Select(v => axis.Values[v].Text))}{(others.Length > MostNamed ? $" and {others.Length - MostNamed} other values" : string.Empty)}.";

    private static string Others(int cells, string what) => cells == 1 ? string.Empty : $" So too in {cells - 1} other {what}{(cells == 2 ? string.Empty : "s")}.";

    [GeneratedRegex(@"-?\d+(\.\d+)?(E-?\d+)?")]
    private static partial Regex Numbers();
}
