using System.Text.Json;
using System.Text.Json.Nodes;

namespace TrialSim.Scenarios.Reading;

/// <summary>Families of records whose members may hold others of the family: a JSON Schema must name them once and refer to them, or it would not end.</summary>
internal sealed class SchemaFamilies
{
    private readonly HashSet<string> open = [];
    private readonly HashSet<string> referred = [];

    /// <summary>What references point to, by name; empty where no family holds itself.</summary>
    public JsonObject Definitions { get; } = [];

    /// <summary>The schema of a family, or a reference to it.</summary>
    public JsonObject Describe(Type family, Func<JsonObject> describe)
    {
        string name = JsonNamingPolicy.KebabCaseLower.ConvertName(family.Name);
        if (open.Contains(name) || Definitions.ContainsKey(name))
        {
            referred.Add(name);
            return Reference(name);
        }

        open.Add(name);
        var schema = describe();
        open.Remove(name);
        if (!referred.Contains(name))
        {
            return schema;
        }

        Definitions[name] = schema;
        return Reference(name);
    }

    private static JsonObject Reference(string name) => new() { ["$ref"] = $"#/$defs/{name}" };
}
