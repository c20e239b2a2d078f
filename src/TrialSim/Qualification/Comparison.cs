using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace TrialSim.Qualification;

/// <summary>Compares a result with a reference, field by field.</summary>
/// <remarks>
/// Null expects nothing. Rows of a table are matched by their text columns, rows with the same texts in order; other lists by position.
/// </remarks>
internal sealed class Comparison
{
    /// <summary>Fields that document another program's value beside the reference; nothing is expected of ours.</summary>
    private static readonly HashSet<string> Documentation =
    [
        "max_abs_difference_to_rpact", "boschloo_p_two_sided_r_Exact", "p_adjusted_multcomp",
        "rbmi_package_estimate", "rbmi_package_se", "r_value", "r_relative_error",
    ];

    private readonly List<FieldVerdict> verdicts = [];

    private Comparison()
    {
    }

    /// <summary>Every expected field of a case with its verdict.</summary>
    public static IReadOnlyList<FieldVerdict> Of(JsonNode? expected, JsonNode? actual, FieldTolerance tolerance)
    {
        var comparison = new Comparison();
        if (tolerance.IsStochastic)
        {
            StochasticComparison.Walk(expected, actual, string.Empty, comparison.verdicts);
        }
        else
        {
            comparison.Walk(expected, actual, string.Empty, tolerance);
        }

        return comparison.verdicts;
    }

    /// <summary>A number, where a node is one.</summary>
    public static double? NumberOf(JsonNode? node) => node?.GetValueKind() switch
    {
        JsonValueKind.Number => node.GetValue<double>(),
        JsonValueKind.String => node.GetValue<string>() switch
        {
            "Infinity" => double.PositiveInfinity,
            "-Infinity" => double.NegativeInfinity,
            "NaN" => double.NaN,
            _ => null,
        },
        _ => null,
    };

    /// <summary>A value as text for a report.</summary>
    public static string? Text(JsonNode? node) =>
        NumberOf(node) is { } number ? number.ToString("R", CultureInfo.InvariantCulture) : node is JsonValue value && value.TryGetValue(out string? text) ? text : node?.ToJsonString();

    private void Walk(JsonNode? expected, JsonNode? actual, string path, FieldTolerance tolerance)
    {
        switch (expected)
        {
            case null:
                break;
            case JsonObject fields:
                WalkFields(fields, actual as JsonObject, path, tolerance);
                break;
            case JsonArray { Count: > 0 } rows when rows[0] is JsonObject first:
                WalkRows(rows, first, actual as JsonArray, path, tolerance);
                break;
            case JsonArray entries:
                for (int i = 0; i < entries.Count; i++)
                {
                    Walk(entries[i], actual is JsonArray list && i < list.Count ? list[i] : null, $"{path}[{i}]", tolerance);
                }

                break;
            default:
                Judge(expected, actual, path, tolerance);
                break;
        }
    }

    private void WalkFields(JsonObject expected, JsonObject? actual, string path, FieldTolerance tolerance)
    {
        foreach (var (name, value) in expected)
        {
            if (!Documentation.Contains(name))
            {
                Walk(value, actual?[name], path.Length == 0 ? name : $"{path}/{name}", tolerance.For(name));
            }
        }
    }

    private void WalkRows(JsonArray expected, JsonObject first, JsonArray? actual, string path, FieldTolerance tolerance)
    {
        string[] keys = [.. first.Where(f => f.Value?.GetValueKind() == JsonValueKind.String && NumberOf(f.Value) is null).Select(f => f.Key)];
        var byKey = (actual?.OfType<JsonObject>() ?? []).ToLookup(row => KeyOf(row, keys));
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        for (int i = 0; i < expected.Count; i++)
        {
            var row = (JsonObject)expected[i]!;
            string key = KeyOf(row, keys);
            int nth = seen.GetValueOrDefault(key);
            seen[key] = nth + 1;
            var match = byKey[key].ElementAtOrDefault(nth);
            var numbers = new JsonObject(row.Where(f => !keys.Contains(f.Key)).Select(f => KeyValuePair.Create(f.Key, f.Value?.DeepClone())));
            WalkFields(numbers, match, $"{path}[{i}{(key.Length > 0 ? " " + key : string.Empty)}]", tolerance);
        }
    }

    private static string KeyOf(JsonObject row, string[] keys) => string.Join(", ", keys.Select(k => Text(row[k])));

    private void Judge(JsonNode expected, JsonNode? actual, string path, FieldTolerance tolerance)
    {
        if (NumberOf(expected) is not { } number)
        {
            verdicts.Add(new(path, JsonNode.DeepEquals(expected, actual), Text(expected)!, Text(actual), null));
        }
        else if (NumberOf(actual) is { } ours)
        {
            verdicts.Add(new(path, tolerance.Accepts(number, ours), Text(expected)!, Text(actual), tolerance.Error(number, ours)));
        }
        else
        {
            verdicts.Add(new(path, false, Text(expected)!, Text(actual), null));
        }
    }
}
