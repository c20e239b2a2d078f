using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using TrialSim.Statistics;

namespace TrialSim.Qualification;

/// <summary>Reads a file of reference cases: its shape, before any case is run.</summary>
internal static class CaseFile
{
    /// <summary>The file's object, with at least one case, each an object with a name of its own and a method.</summary>
    /// <exception cref="StatisticsInputException">It is not such a file; the message says where.</exception>
    public static JsonObject Read(string file, string text)
    {
        var root = Parse(file, text);
        if (root is not JsonObject content || content["cases"] is not JsonArray cases)
        {
            throw new StatisticsInputException($"{file}: there is no list \"cases\".", "A file of reference cases is an object with \"cases\": [ … ].");
        }

        if (cases.Count == 0)
        {
            throw new StatisticsInputException($"{file}: the list \"cases\" is empty.", "Add a case: a qualification of nothing shows nothing.");
        }

        var names = new HashSet<string>(StringComparer.Ordinal);
        for (int i = 0; i < cases.Count; i++)
        {
            var reference = cases[i] as JsonObject ?? throw new StatisticsInputException($"{file}: cases[{i}] is not an object.", "Put the case in braces.");
            if (!names.Add(Required(file, i, reference, "id")))
            {
                throw new StatisticsInputException($"{file}: cases[{i}].id: \"{Text(reference, "id")}\" is the name of an earlier case too.", "Give every case a name of its own.");
            }

            Required(file, i, reference, "method");
            CheckTolerance(file, i, reference["tolerance"]);
        }

        return content;
    }

    /// <summary>A text of a case.</summary>
    public static string Text(JsonObject reference, string name) => reference[name] is JsonValue value && value.TryGetValue(out string? text) ? text : string.Empty;

    private static JsonNode? Parse(string file, string text)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            throw new StatisticsInputException($"{file}: the file is empty.", "Name a file of reference cases (JSON).");
        }

        try
        {
            return JsonNode.Parse(text, documentOptions: new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });
        }
        catch (JsonException exception)
        {
            string line = text.Split('\n').ElementAtOrDefault((int)(exception.LineNumber ?? 0)) ?? string.Empty;
            int at = Math.Min((int)(exception.BytePositionInLine ?? 0), Encoding.UTF8.GetByteCount(line));
            string found = at < line.TrimEnd().Length ? $"\"{line.TrimEnd()[at..Math.Min(at + 20, line.TrimEnd().Length)]}\" was not expected" : "the text ends too early";
            throw new StatisticsInputException($"{file}:{exception.LineNumber + 1}: not valid JSON: {found} at character {at + 1}.", "Correct it there.");
        }
    }

    private static string Required(string file, int index, JsonObject reference, string name) => Text(reference, name) is { Length: > 0 } text
        ? text
        : throw new StatisticsInputException($"{file}: cases[{index}].{name}: missing, or not a text.", $"Give every case its \"{name}\".");

    private static void CheckTolerance(string file, int index, JsonNode? tolerance)
    {
        bool isSound = tolerance is null
            || (tolerance is JsonObject stated && IsDistance(stated["rel"]) && IsDistance(stated["abs"]) && stated["by_field"] is null or JsonObject);
        if (!isSound)
        {
            throw new StatisticsInputException(
                $"{file}: cases[{index}].tolerance: {tolerance!.ToJsonString()} is not a tolerance.", "Write { \"rel\": 1e-9, \"abs\": 1e-10 }: numbers from 0, and \"by_field\" for fields with their own.");
        }
    }

    private static bool IsDistance(JsonNode? node) => node is null || (node.GetValueKind() == JsonValueKind.Number && node.GetValue<double>() >= 0);
}
