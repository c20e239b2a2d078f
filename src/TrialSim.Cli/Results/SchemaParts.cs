using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace TrialSim.Cli.Results;

/// <summary>Parts of the JSON Schemas of documents that are written.</summary>
internal static class SchemaParts
{
    private static readonly JsonSerializerOptions Layout = new() { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>A whole schema as text.</summary>
    public static string Text(JsonObject schema)
    {
        schema.Insert(0, "$schema", "https://json-schema.org/draft/2020-12/schema");
        return schema.ToJsonString(Layout) + "\n";
    }

    /// <summary>A value of a type: "string", "number", "integer", "boolean".</summary>
    public static JsonObject Value(string type, string description) => new() { ["type"] = type, ["description"] = description };

    /// <summary>The same, or null.</summary>
    public static JsonObject Nullable(string type, string description) => new() { ["type"] = new JsonArray(type, "null"), ["description"] = description };

    /// <summary>A list.</summary>
    public static JsonObject List(string description, JsonObject items) => new() { ["type"] = "array", ["description"] = description, ["items"] = items };

    /// <summary>An object with exactly these properties.</summary>
    public static JsonObject Object(string description, params (string Name, JsonObject Schema)[] properties) => new()
    {
        ["type"] = "object",
        ["description"] = description,
        ["additionalProperties"] = false,
        ["required"] = new JsonArray([.. properties.Select(p => JsonValue.Create(p.Name))]),
        ["properties"] = new JsonObject(properties.Select(p => KeyValuePair.Create(p.Name, (JsonNode?)p.Schema))),
    };

    /// <summary>A figure with its Monte Carlo error, or null.</summary>
    public static JsonObject Figure(string description)
    {
        var figure = Object(
            description + "; null where it is not defined",
            ("estimate", Value("number", "The figure")),
            ("mcse", Nullable("number", "Its Monte Carlo standard error")),
            ("lower", Nullable("number", "Lower end of a 95% Monte Carlo interval")),
            ("upper", Nullable("number", "Upper end")));
        figure["type"] = new JsonArray("object", "null");
        return figure;
    }

    /// <summary>What was run.</summary>
    public static JsonObject Provenance() => Object(
        "Enough to repeat the run and to tell whether the repetition agrees",
        ("version", Value("string", "Version of trialsim")),
        ("scenario", Value("string", "Name of the scenario")),
        ("scenario-hash", Value("string", "SHA-256 of what the scenario simulates; title, notes, sources, assumptions and the defaults of a run do not count")),
        ("seed", Value("integer", "Seed of all randomness, 0 to 18446744073709551615")),
        ("replicates", Value("integer", "Simulated trials under each truth")),
        ("digest", Value("string", "SHA-256 over everything counted: equal digests, equal results to the last bit")));
}
