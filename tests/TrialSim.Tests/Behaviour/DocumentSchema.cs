using System.Text.Json.Nodes;

namespace TrialSim.Tests.Behaviour;

/// <summary>Holds a document against the part of JSON Schema that the schemas of documents use: types, items, required and allowed properties.</summary>
internal static class DocumentSchema
{
    /// <summary>Asserts that a document obeys.</summary>
    public static void Holds(JsonNode schema, JsonNode? document, string place = "$")
    {
        string[] types = schema["type"] is JsonArray several ? [.. several.Select(t => (string)t!)] : [(string)schema["type"]!];
        Assert.True(types.Contains(TypeOf(document)) || (TypeOf(document) == "integer" && types.Contains("number")), $"{place}: {TypeOf(document)} is none of {string.Join(", ", types)}");
        if (document is JsonArray list && schema["items"] is { } items)
        {
            Assert.All(list, item => Holds(items, item, $"{place}[]"));
        }

        if (document is JsonObject record && schema["properties"] is JsonObject properties)
        {
            Assert.Equal(schema["required"]!.AsArray().Select(r => (string)r!), record.Select(p => p.Key));
            foreach (var (name, value) in record)
            {
                Holds(properties[name]!, value, $"{place}.{name}");
            }
        }
    }

    private static string TypeOf(JsonNode? node) => node switch
    {
        null => "null",
        JsonObject => "object",
        JsonArray => "array",
        JsonValue value => value.GetValueKind() switch
        {
            System.Text.Json.JsonValueKind.String => "string",
            System.Text.Json.JsonValueKind.True or System.Text.Json.JsonValueKind.False => "boolean",
            _ => value.ToJsonString().AsSpan().IndexOfAny('.', 'E', 'e') < 0 ? "integer" : "number",
        },
        _ => "unknown",
    };
}
