using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using TrialSim.Scenarios;

namespace TrialSim.Comparisons;

/// <summary>A property in which scenarios differ.</summary>
/// <param name="Path">Where it stands; an entry of a list by its name, where it has one.</param>
/// <param name="Values">Its value in each scenario as JSON; null where a scenario has no such property, or where it is null.</param>
public sealed record ScenarioDifference(string Path, IReadOnlyList<string?> Values)
{
    private static readonly string[] Unimportant = ["$schema", "name", "title", "notes", "sources", "assumptions", "replicates", "seed"];

    private static readonly string[] OfTheTrial = ["population.eligibility", "population.quotas", "outcome.visits"];

    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Whether it is about who comes and what is true of them, not about the trial that is made of them.</summary>
    public bool IsOfTruth => (StandsIn("population") || StandsIn("outcome") || StandsIn("arms")) && !OfTheTrial.Any(StandsIn);

    /// <summary>The differences between scenarios, in the order of their properties, defaults included but those that leave no trace; texts that do not change a trial are left out.</summary>
    public static IReadOnlyList<ScenarioDifference> Between(IReadOnlyList<Scenario> scenarios)
    {
        ArgumentNullException.ThrowIfNull(scenarios);
        JsonObject[] roots = [.. scenarios.Select(s => JsonNode.Parse(ScenarioFile.WriteTraced(s))!.AsObject())];
        foreach (var root in roots)
        {
            Array.ForEach(Unimportant, name => root.Remove(name));
        }

        var found = new List<ScenarioDifference>();
        Compare(string.Empty, roots, found);
        return found;
    }

    private static void Compare(string path, JsonNode?[] nodes, List<ScenarioDifference> found)
    {
        if (nodes.All(node => JsonNode.DeepEquals(node, nodes[0])))
        {
            return;
        }

        // of different kinds little else can be compared
        bool sameKind = nodes.OfType<JsonObject>().Select(o => o["kind"]?.ToString()).Distinct().Count() == 1;
        if (nodes.All(node => node is JsonObject) && sameKind)
        {
            foreach (string name in nodes.SelectMany(node => node!.AsObject().Select(member => member.Key)).Distinct())
            {
                Compare(path.Length == 0 ? name : $"{path}.{name}", [.. nodes.Select(node => node!.AsObject()[name])], found);
            }
        }
        else if (nodes.All(node => node is JsonArray) && nodes.SelectMany(node => node!.AsArray()).All(entry => entry is JsonObject))
        {
            foreach (var (key, entries) in Entries(nodes))
            {
                Compare($"{path}[{key}]", entries, found);
            }
        }
        else
        {
            found.Add(new(path, [.. nodes.Select(node => node is null ? null : Text(node))]));
        }
    }

    // Entries of lists that belong together: those of one name, else those of one place.
    private static IEnumerable<(string Key, JsonNode?[] Entries)> Entries(JsonNode?[] lists)
    {
        JsonObject[][] entries = [.. lists.Select(list => list!.AsArray().Select(entry => entry!.AsObject()).ToArray())];
        if (entries.SelectMany(list => list).All(entry => entry["name"] is JsonValue))
        {
            foreach (string name in entries.SelectMany(list => list.Select(entry => entry["name"]!.ToString())).Distinct())
            {
                yield return (name, [.. entries.Select(list => list.FirstOrDefault(entry => entry["name"]!.ToString() == name))]);
            }

            yield break;
        }

        for (int i = 0; i < entries.Max(list => list.Length); i++)
        {
            yield return ($"{i}", [.. entries.Select(list => i < list.Length ? list[i] : null)]);
        }
    }

    // without the properties that say nothing
    private static string Text(JsonNode node)
    {
        var copy = node.DeepClone();
        foreach (string name in copy is JsonObject o ? o.Where(member => member.Value is null).Select(member => member.Key).ToArray() : [])
        {
            copy.AsObject().Remove(name);
        }

        return copy.ToJsonString(Plain);
    }

    private bool StandsIn(string place) => Path == place || Path.StartsWith(place + ".", StringComparison.Ordinal) || Path.StartsWith(place + "[", StringComparison.Ordinal);
}
