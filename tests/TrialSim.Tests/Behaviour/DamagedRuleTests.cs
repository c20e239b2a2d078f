using System.Text;
using System.Text.Json.Nodes;
using TrialSim.Claims;
using TrialSim.Designs;
using TrialSim.Scenarios;
using TrialSim.Tests.Support;

namespace TrialSim.Tests.Behaviour;

/// <summary>Whatever a scenario lacks that its claim rules rest on, reading it gives either a scenario that can be run or problems, and never throws.</summary>
public class DamagedRuleTests
{
    private static readonly string[] Parts = ["population", "outcome", "subgroups", "analyses", "rules"];

    private static readonly string[] Names = ["rules-over-tests", "continuous-marker-rules", "best-cuts", "searches"];

    public static TheoryData<string> Scenarios => [.. Names];

    [Theory]
    [MemberData(nameof(Scenarios))]
    public void A_scenario_without_one_of_its_parts_is_read_or_refused(string name)
    {
        int refused = AssertEitherOr(name, node => node.Parent switch
        {
            JsonObject holder => holder.Remove(node.GetPropertyName()),
            JsonArray list => list.Remove(node),
            _ => false,
        });
        Assert.True(refused > 20); // most of what a file says is needed
    }

    [Theory]
    [MemberData(nameof(Scenarios))]
    public void A_scenario_in_which_one_word_is_another_is_read_or_refused(string name) => AssertEitherOr(name, node =>
    {
        bool isWord = node is JsonValue && node.GetValueKind() == System.Text.Json.JsonValueKind.String;
        if (isWord)
        {
            node.ReplaceWith("another");
        }

        return isWord;
    });

    [Theory]
    [MemberData(nameof(Scenarios))]
    public void A_scenario_in_which_one_list_is_empty_is_read_or_refused(string name) => AssertEitherOr(name, node =>
    {
        bool isList = node is JsonArray { Count: > 0 };
        if (isList)
        {
            node.AsArray().Clear();
        }

        return isList;
    });

    [Fact]
    public void Rules_of_every_kind_are_damaged() => Assert.Equal(
        typeof(ClaimRule).Assembly.GetTypes().Where(t => t.IsSubclassOf(typeof(ClaimRule)) && !t.IsAbstract).Select(t => t.Name).Order(StringComparer.Ordinal),
        Names.SelectMany(name => TestScenarios.Named(name).Rules).Select(rule => rule.GetType().Name).Distinct().Order(StringComparer.Ordinal));

    // returns how many of the damaged files were refused
    private static int AssertEitherOr(string name, Func<JsonNode, bool> damage)
    {
        string text = ScenarioFile.Write(TestScenarios.Named(name));
        int refused = 0;
        for (int n = 0; n < Nodes(JsonNode.Parse(text)!).Count; n++)
        {
            var root = JsonNode.Parse(text)!;
            var node = Nodes(root)[n];
            string path = node.GetPath();
            if (!damage(node))
            {
                continue;
            }

            try
            {
                var reading = ScenarioFile.Parse(Encoding.UTF8.GetBytes(root.ToJsonString()));
                Assert.Equal(reading.Scenario is null, reading.Problems.Count > 0);
                refused += reading.Scenario is null ? 1 : 0;
                if (reading.Scenario is { } sound)
                {
                    using var run = new TrialRun(sound.Protocol());
                }
            }
            catch (Exception e) when (e is not Xunit.Sdk.XunitException)
            {
                Assert.Fail($"{path}: {e}");
            }
        }

        return refused;
    }

    private static List<JsonNode> Nodes(JsonNode root) => [.. Parts.Select(part => root[part]).OfType<JsonNode>().SelectMany(Within)];

    private static IEnumerable<JsonNode> Within(JsonNode node) => (node switch
    {
        JsonObject holder => holder.Select(p => p.Value),
        JsonArray list => list,
        _ => [],
    }).OfType<JsonNode>().SelectMany(Within).Prepend(node);
}
