using System.Text.Json.Nodes;
using TrialSim.Simulation;
using TrialSim.Sweeps;

namespace TrialSim.Cli.Sweeping;

/// <summary>What is varied, in words short enough for tables.</summary>
internal sealed class AxisWords
{
    private const int MostListed = 12;
    private const int Longest = 20;

    private readonly SweepPlan plan;
    private readonly string[][] values;

    /// <summary>Words for the properties of a sweep.</summary>
    public AxisWords(SweepPlan plan)
    {
        this.plan = plan;
        Headings = [.. plan.Axes.Select(Heading)];
        values = [.. plan.Axes.Select(axis => axis.Values.Select((value, v) => Short(axis, value, v)).ToArray())];
    }

    /// <summary>A short name of each property: the end of its path where that is clear.</summary>
    public IReadOnlyList<string> Headings { get; }

    /// <summary>The value of a cell.</summary>
    public string Value(SweepCell cell, int axis) => values[axis][cell.Place[axis]];

    /// <summary>A value by its number.</summary>
    public string ValueAt(int axis, int place) => values[axis][place];

    /// <summary>What each property is and takes: "n (design.patients): 60, 120 and 240".</summary>
    public IEnumerable<string> Describe()
    {
        for (int a = 0; a < plan.Axes.Count; a++)
        {
            var axis = plan.Axes[a];
            string[] texts = [.. axis.Values.Select((v, i) => v.Text == values[a][i] ? v.Text : $"{values[a][i]} = {v.Text}")];
            string list = texts.Length > MostListed
                ? $"{string.Join(", ", texts.Take(3))}, …, {texts[^1]} ({texts.Length} values)"
                : string.Join(texts.Any(t => t.Contains(',', StringComparison.Ordinal)) ? "; " : ", ", texts);
            yield return $"{(Headings[a] == axis.Path ? string.Empty : $"{Headings[a]}, ")}{axis.Path}: {list}";
        }
    }

    /// <summary>How the first cell of a pair differs from the second: "n 60 to 120, slope -2".</summary>
    public string Step(CellPair pair)
    {
        var (cell, minus) = (plan.Cells[pair.Cell], plan.Cells[pair.Minus]);
        return string.Join(", ", Enumerable.Range(0, plan.Axes.Count).Select(a =>
            $"{Headings[a]} {(cell.Place[a] == minus.Place[a] ? string.Empty : $"{Value(minus, a)} to ")}{Value(cell, a)}"));
    }

    private string Heading(SweepAxis axis)
    {
        string end = End(axis);
        return plan.Axes.Count(other => End(other) == end) == 1 ? end : axis.Label;
    }

    private static string End(SweepAxis axis) => axis.Label[(axis.Label.LastIndexOf('.') + 1)..];

    // an object by its kind, where that tells it apart; what else is long by its number
    private static string Short(SweepAxis axis, SweepValue value, int number) =>
        Kind(value) is { } kind && axis.Values.Count(other => Kind(other) == kind) == 1 ? kind
            : value.Text.Length <= Longest ? value.Text
            : $"#{number + 1}";

    private static string? Kind(SweepValue value) =>
        value.Json is ['{', ..] && JsonNode.Parse(value.Json)!["kind"] is JsonValue kind && kind.TryGetValue(out string? name) ? name : null;
}
