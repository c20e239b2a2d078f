using System.Text.Json.Nodes;
using TrialSim.Cli.Reports;
using TrialSim.Comparisons;

namespace TrialSim.Cli.Comparing;

/// <summary>The tables of a comparison.</summary>
internal static class ComparisonTables
{
    private const int LongestValue = 60;

    /// <summary>The tables in their order; those that would be empty are left out.</summary>
    public static IEnumerable<ReportTable> Of(FinishedComparison finished)
    {
        var comparison = finished.Comparison;
        var names = ComparisonWords.ShortNames(comparison.Plan.Designs);
        if (finished.Differences.Count > 0)
        {
            yield return new(
                "What differs between the designs",
                ["property", .. names],
                [.. finished.Differences.Select(difference => (string[])[difference.Path, .. difference.Values.Select(Value)])]);
        }

        yield return new(
            "The designs",
            ["", .. names],
            [.. comparison.Figures.Select(figure => (string[])[figure.Words, .. figure.Values.Select(value => Digits.Of(value))])])
        { Unbroken = names };
        int reference = comparison.Plan.Reference;
        int[] others = [.. Enumerable.Range(0, names.Count).Where(d => d != reference)];
        yield return new(
            $"Differences from {names[reference]}, trial by trial on the same patients",
            ["", .. others.Select(d => names[d])],
            [.. comparison.Figures.Select(figure => (string[])[figure.Words, .. others.Select(d => Digits.Of(figure.Differences[d][reference]))])])
        { Unbroken = [.. others.Select(d => names[d])] };
        yield return Gain(comparison, names, others);
        yield return Front(comparison, names);
    }

    private static ReportTable Gain(Comparison comparison, IReadOnlyList<string> names, int[] others)
    {
        int reference = comparison.Plan.Reference;
        return new(
            "Error of these differences, and what separate runs of as many trials would have had",
            ["", "design", "paired", "unpaired", "times smaller"],
            [
                .. from figure in comparison.Figures
                   where figure.Name is "power" or "false-positive-rate" or "duration-weeks" or "cost"
                   from d in others
                   let paired = figure.Differences[d][reference].Mcse
                   where double.IsFinite(paired)
                   let unpaired = figure.UnpairedError(d, reference)
                   select (string[])[figure.Words, names[d], Digits.Short(paired), Digits.Short(unpaired), paired == 0 ? "-" : Digits.Short(unpaired / paired)],
            ]);
    }

    private static ReportTable Front(Comparison comparison, IReadOnlyList<string> names)
    {
        var criteria = comparison.Criteria;
        var dominated = comparison.Dominated();
        return new(
            $"Which design no other beats in {string.Join(", ", criteria.Select(ComparisonWords.Criterion))}",
            ["design", "beaten by", "which is better in"],
            [
                .. names.SelectMany((name, d) =>
                {
                    Dominance[] by = [.. dominated.Where(x => x.Design == d)];
                    return by.Length == 0
                        ? [(string[])[name, "no other", "-"]]
                        : by.Select((x, i) => (string[])[i == 0 ? name : string.Empty, names[x.By], string.Join(", ", x.BetterIn.Select(c => ComparisonWords.Criterion(criteria[c])))]);
                }),
            ]);
    }

    private static string Value(string? json)
    {
        string words = json is null ? "-" : InWords(JsonNode.Parse(json));
        return words.Length <= LongestValue ? words : string.Concat(words.AsSpan(0, LongestValue), " ...");
    }

    // { "kind": "screening-crp", "cuts": [2] } is "screening-crp, cuts [2]"
    private static string InWords(JsonNode? node) => node switch
    {
        JsonObject members => string.Join(", ", members.Where(m => m.Key != "name").Select(m => m.Key == "kind" ? InWords(m.Value) : $"{m.Key} {InWords(m.Value)}")),
        JsonArray entries => $"[{string.Join(", ", entries.Select(InWords))}]",
        null => "-",
        _ => node.ToString(),
    };
}
