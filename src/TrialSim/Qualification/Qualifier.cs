using System.Text.Json;
using System.Text.Json.Nodes;
using TrialSim.Statistics;
using TrialSim.Statistics.Data;

namespace TrialSim.Qualification;

/// <summary>Runs files of reference cases and compares every expected field with its tolerance.</summary>
public static class Qualifier
{
    /// <summary>Runs every case of a file.</summary>
    /// <param name="file">The file's name, for the report.</param>
    /// <param name="text">Its text, JSON.</param>
    /// <param name="open">Opens the data file that a case names.</param>
    /// <exception cref="StatisticsInputException">The text is not a file of cases.</exception>
    public static FamilyReport Run(string file, string text, Func<string, DataTable> open)
    {
        JsonNode? root;
        try
        {
            root = JsonNode.Parse(text, documentOptions: new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });
        }
        catch (JsonException exception)
        {
            throw new StatisticsInputException($"{file}:{exception.LineNumber + 1}: not valid JSON.", "Correct it there.");
        }

        if (root is not JsonObject content || content["cases"] is not JsonArray cases)
        {
            throw new StatisticsInputException($"{file}: no list \"cases\".", "A file of reference cases is an object with \"cases\": [ … ].");
        }

        string family = content["family"] is JsonValue value && value.TryGetValue(out string? named) ? named : file;
        return new(file, family, Programs(content["software"]), [.. cases.Select((c, i) => RunCase(c, i, file, open))]);
    }

    private static CaseReport RunCase(JsonNode? content, int index, string file, Func<string, DataTable> open)
    {
        string id = (content as JsonObject)?["id"]?.ToString() ?? $"case {index + 1}";
        string method = (content as JsonObject)?["method"]?.ToString() ?? "?";
        try
        {
            var reference = new QualificationCase(
                content as JsonObject ?? throw new StatisticsInputException($"{file}: case {index + 1} is not an object.", "Put it in braces."), open);
            var result = QualificationMethods.All.TryGetValue(reference.Method, out var run)
                ? run(reference)
                : throw new StatisticsInputException($"there is no method \"{reference.Method}\".", "It is not part of this version.");
            return new(reference.Id, reference.Method, Comparison.Of(reference.Expected, result, reference.Tolerance), null);
        }
        catch (Exception failure) when (failure is StatisticsInputException or ArgumentException or ArithmeticException or InvalidOperationException or FormatException or NotSupportedException or KeyNotFoundException or IndexOutOfRangeException or NullReferenceException or InvalidCastException)
        {
            // a case that makes a method fail is a failed case, not the end of the qualification
            return new(id, method, [], failure is StatisticsInputException ? failure.Message : $"the method broke down: {failure.Message}");
        }
    }

    private static string? Programs(JsonNode? software) => software switch
    {
        JsonObject named => string.Join(", ", named.Select(p => $"{p.Key} {Comparison.Text(p.Value)}")),
        JsonArray list => string.Join(", ", list.Select(Comparison.Text)),
        null => null,
        _ => Comparison.Text(software),
    };
}
