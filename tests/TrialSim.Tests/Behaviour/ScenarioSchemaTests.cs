using System.Text.Json.Nodes;
using TrialSim.Scenarios;

namespace TrialSim.Tests.Behaviour;

public class ScenarioSchemaTests
{
    private static readonly JsonObject Schema = JsonNode.Parse(ScenarioFile.Schema())!.AsObject();

    [Fact]
    public void Every_shipped_scenario_follows_the_schema()
    {
        foreach (string file in (string[])[TrialsimProcess.Rich, .. Property.ShippedScenarios.Paths])
        {
            var scenario = ScenarioFile.Read(file).Scenario!;
            AssertFollows(Schema, JsonNode.Parse(ScenarioFile.Write(scenario)), string.Empty);
        }
    }

    [Fact]
    public void The_schema_says_draft_units_bounds_and_choices()
    {
        Assert.Equal("https://json-schema.org/draft/2020-12/schema", (string?)Schema["$schema"]);
        var share = Schema["properties"]!["population"]!["properties"]!["female-share"]!;
        Assert.Equal("Share of women. Must be a probability from 0 to 1.", (string?)share["description"]);
        Assert.Equal(0, (double)share["minimum"]!);
        Assert.Equal(1, (double)share["maximum"]!);
        var patients = Schema["properties"]!["design"]!["anyOf"]![0]!["properties"]!["patients"]!;
        Assert.Equal("integer", (string?)patients["type"]);
        Assert.Equal(4, (double)patients["minimum"]!);
        string text = Schema.ToJsonString();
        Assert.Contains("[\"two-sided\",\"greater\",\"less\"]", text, StringComparison.Ordinal);
        Assert.Contains("{\"const\":\"welch-t\"}", text, StringComparison.Ordinal);
        Assert.DoesNotContain("TrialSim.", text, StringComparison.Ordinal);
    }

    [Fact]
    public void The_command_prints_the_schema() => Assert.Equal(ScenarioFile.Schema(), TrialsimProcess.Run("schema").Done());

    [Fact]
    public void Every_object_refuses_unknown_properties_and_every_property_is_described() => AssertClosed(Schema);

    private static void AssertClosed(JsonNode? node)
    {
        if (node is JsonArray list)
        {
            Assert.All(list, AssertClosed);
        }

        if (node is not JsonObject schema)
        {
            return;
        }

        if ((schema["type"] as JsonValue)?.ToString() == "object")
        {
            Assert.False((bool)schema["additionalProperties"]!);
            Assert.All(schema["properties"]!.AsObject(), p => Assert.True(p.Key == "kind" || p.Value!["description"] is not null, p.Key));
        }

        Assert.All(schema, member => AssertClosed(member.Value));
    }

    // enough of the standard for what our schemas use
    private static void AssertFollows(JsonNode schema, JsonNode? value, string path)
    {
        if ((string?)schema["$ref"] is { } reference) // what may contain itself is defined once, "#/$defs/drug-effect"
        {
            AssertFollows(reference.Split('/').Skip(1).Aggregate((JsonNode)Schema, (node, step) => node[step]!), value, path);
            return;
        }

        if (schema["anyOf"] is JsonArray choices)
        {
            var choice = choices.FirstOrDefault(c => value is null
                ? (string?)c!["type"] == "null"
                : c!["properties"]?["kind"] is not { } kind || (string?)kind["const"] == (string?)value["kind"]);
            Assert.True(choice is not null, path);
            AssertFollows(choice, value, path);
            return;
        }

        switch (value)
        {
            case JsonObject members:
                Assert.All(schema["required"]!.AsArray(), name => Assert.True(members.ContainsKey((string)name!), $"{path}.{name}"));
                foreach (var (name, member) in members)
                {
                    Assert.True(schema["properties"]!.AsObject().ContainsKey(name), $"{path}.{name}");
                    AssertFollows(schema["properties"]![name]!, member, $"{path}.{name}");
                }

                break;
            case JsonArray entries:
                Assert.All(entries, entry => AssertFollows(schema["items"]!, entry, $"{path}[]"));
                break;
            case JsonValue number when schema["minimum"] is { } least:
                Assert.True((double)number >= (double)least, path);
                break;
            case JsonValue word when schema["enum"] is JsonArray words:
                Assert.Contains((string)word!, words.Select(w => (string)w!));
                break;
        }
    }
}
