using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using CsvHelper;
using TrialSim.Atlas;
using TrialSim.Characteristics;

namespace TrialSim.Tests.Behaviour;

public partial class AtlasCommandTests
{
    private const string Plan = """
        {
          "title": "Two rules and a family",
          "subgroups": [{ "crp-above": 5 }, { "crp-at-most": 5 }],
          "analyses": [
            { "kind": "ancova", "name": "above", "subgroup": "crp>5" },
            { "kind": "welch-t", "name": "below", "subgroup": "crp<=5" },
            { "kind": "ancova", "name": "unread" }
          ],
          "rules": [
            { "kind": "subgroup-alone", "name": "inflamed", "of": "above" },
            { "kind": "subgroup-alone", "name": "others", "of": "below", "direction": "benefit", "alpha": 0.025 }
          ],
          "families": [
            { "name": "mine", "title": "My null", "why": "To see.", "set": { "outcome.drug-effect": { "kind": "none" }, "outcome.rater-noise": 3 } }
          ]
        }
        """;

    [Fact]
    public void The_tables_read_as_approved()
    {
        using var directory = new TemporaryDirectory();
        File.WriteAllText(directory["plan.json"], Plan);
        string output = TrialsimProcess.Run("atlas", TrialsimProcess.Rich, "--plan", directory["plan.json"], "--replicates", "200", "--workers", "2").Done();
        Approved.Is("atlas-rich.txt", Time().Replace(output, "Time         0.00 s, "));
    }

    [Fact]
    public void The_help_reads_as_approved() => Approved.Is("help-atlas.txt", TrialsimProcess.Run("atlas", "--help").Done().ReplaceLineEndings("\n"));

    [Fact]
    public void The_document_is_that_of_the_file_and_the_table_holds_its_figures()
    {
        using var directory = new TemporaryDirectory();
        string printed = TrialsimProcess.Run(
            "atlas", TrialsimProcess.Rich, "--family", "floor", "no-effect", "--rule", "subgroup-alone", "--replicates", "64", "--json", "--out", directory["new"]).Done();
        Assert.Equal(printed, File.ReadAllText(Path.Combine(directory["new"], "atlas.json")));
        var document = JsonNode.Parse(printed)!;
        Assert.Equal(["no-effect", "floor"], document["families"]!.AsArray().Select(f => (string)f!["name"]!)); // in the order of the atlas
        using var csv = CsvReader.FromFile(Path.Combine(directory["new"], "atlas.csv"));
        foreach (var figure in document["figures"]!.AsArray())
        {
            Assert.True(csv.Read());
            Assert.All(figure!.AsObject(), member => Assert.Equal(
                member.Value!.GetValueKind() == System.Text.Json.JsonValueKind.Number ? ((double)member.Value).ToString("R", CultureInfo.InvariantCulture) : (string)member.Value!,
                csv.GetString(member.Key)));
        }

        Assert.False(csv.Read());
        string[] asRunNamesThem = ["family-wise-error", "claimed", "rule-failed"];
        Assert.Equal(
            [.. asRunNamesThem, "family-wise-error-overall-effect", "family-wise-error-subgroup-effect", "family-wise-error-enhanced-effect", "family-wise-error-harm-outside"],
            document["figures"]!.AsArray().Select(f => (string)f!["measure"]!).ToHashSet());
        Assert.All(asRunNamesThem, name => Assert.Contains(name, Measures.All.Select(m => m.Name)));
        Assert.Equal(2 * AtlasMeasures.All.Count, document["figures"]!.AsArray().Count);
        AssertNames(JsonNode.Parse(TrialsimProcess.Run("schema", "--atlas").Done())!, document);
    }

    [Fact]
    public void A_plan_with_families_only_leaves_the_rules_of_the_standard_plan()
    {
        using var directory = new TemporaryDirectory();
        File.WriteAllText(directory["plan.json"], """
            { "title": "A family", "families": [{ "name": "mine", "title": "My null", "why": "To see.", "set": { "outcome.drug-effect": { "kind": "none" } } }] }
            """);
        var document = JsonNode.Parse(TrialsimProcess.Run(
            "atlas", TrialsimProcess.Rich, "--plan", directory["plan.json"], "--family", "mine", "--replicates", "8", "--json").Done())!;
        Assert.Equal("mine", (string)Assert.Single(document["families"]!.AsArray())!["name"]!);
        Assert.Contains("subgroup-alone", document["rules"]!.AsArray().Select(r => (string)r!["name"]!));
    }

    [Fact]
    public void The_schema_of_plans_is_printed() => Assert.Equal(AtlasPlanFile.Schema(), TrialsimProcess.Run("schema", "--atlas-plan").Done());

    [Theory]
    [InlineData("--family", "no-efect", "--family: there is no family \"no-efect\". Did you mean \"no-effect\"?")]
    [InlineData("--rule", "subgroup-aloe", "--rule: there is no rule \"subgroup-aloe\". Did you mean \"subgroup-alone\"?")]
    [InlineData("--plan", "nowhere.json", "nowhere.json: ")]
    public void A_name_that_nobody_knows_is_refused(string option, string name, string message)
    {
        string error = TrialsimProcess.Run("atlas", TrialsimProcess.Rich, option, name, "--replicates", "8").Refused();
        Assert.StartsWith(message, error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"of\": \"above\"", "\"of\": \"abov\"", 10, "rules[0].of", "there is no analysis \"abov\"", "Did you mean \"above\"?")]
    [InlineData("\"kind\": \"subgroup-alone\", \"name\": \"others\"", "\"kind\": \"subgroup-alon\", \"name\": \"others\"", 11, "rules[1].kind", "\"subgroup-alon\" is not known", "\"cross-validated-signature\"")]
    [InlineData("\"name\": \"others\"", "\"name\": \"inflamed\"", 11, "rules[1].name", "\"inflamed\"", "differently")]
    [InlineData("\"crp<=5\" }", "\"crp<5\" }", 6, "analyses[1].subgroup", "there is no subgroup \"crp<5\"", "crp<=5")]
    [InlineData("\"title\": \"Two rules and a family\",", "", 1, "title", "missing", "Add \"title\"")]
    [InlineData("\"name\": \"mine\"", "\"name\": \"floor\"", 14, "families[0].name", "comes with the program", "another name")]
    [InlineData("\"kind\": \"none\"", "\"kind\": \"threshold\", \"cut\": 5, \"above\": -3", 14, "families[0].set", "family mine: outcome.drug-effect: it depends on the marker", "\"none\"")]
    [InlineData("\"outcome.rater-noise\"", "\"outcome.rater-nose\"", 14, "families[0].set", "family mine: outcome.rater-nose: not a property of outcome", "Did you mean \"rater-noise\"?")]
    [InlineData("\"outcome.rater-noise\": 3", "\"outcome.rater-noise\": -3", 14, "families[0].set", "family mine: outcome.rater-noise: -3", "0 to 100")]
    [InlineData("\"outcome.rater-noise\": 3", "\"rules\": []", 14, "families[0].set", "family mine: rules: a family changes only who comes", "\"population\", \"design\", \"randomization\", \"outcome\"")]
    [InlineData("\"outcome.rater-noise\": 3", "\"subgroups[0].crp-above\": 6", 14, "families[0].set", "family mine: subgroups[0].crp-above: a family changes only", "\"population\"")]
    [InlineData("\"outcome.rater-noise\": 3", "\"seed\": 3", 14, "families[0].set", "family mine: seed: a family changes only", "\"population\"")]
    [InlineData("\"outcome.rater-noise\": 3", "\"outcom.rater-noise\": 3", 14, "families[0].set", "family mine: outcom.rater-noise: a family changes only", "Did you mean \"outcome\"?")]
    [InlineData("\"outcome.rater-noise\"", "\"outcome..rater-noise\"", 14, "families[0].set", "\"outcome..rater-noise\" is not the path of a property", "outcome.drug-effect.slope")]
    [InlineData("\"outcome.rater-noise\": 3", "\"outcome.drug-effect\": 3", 14, "families[0].set", "\"outcome.drug-effect\" is set a second time", "Keep one")]
    [InlineData("{ \"outcome.drug-effect\": { \"kind\": \"none\" }, \"outcome.rater-noise\": 3 }", "3", 14, "families[0].set", "3 does not fit", "by path")]
    public void A_broken_plan_is_reported_with_its_line(string found, string replaced, int line, string path, string what, string remedy)
    {
        using var directory = new TemporaryDirectory();
        Assert.Contains(found, Plan, StringComparison.Ordinal);
        File.WriteAllText(directory["plan.json"], Plan.Replace(found, replaced, StringComparison.Ordinal));
        string error = TrialsimProcess.Run("atlas", TrialsimProcess.Rich, "--plan", directory["plan.json"], "--replicates", "8").Refused();
        Assert.StartsWith($"{directory["plan.json"]}:{line}: {path}: ", error, StringComparison.Ordinal);
        Assert.Contains(what, error, StringComparison.Ordinal);
        Assert.Contains(remedy, error, StringComparison.Ordinal);
        Assert.Equal(2, error.TrimEnd().Split('\n').Length);
        Assert.DoesNotContain("TrialSim.", error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_family_named_twice_is_refused() => Assert.StartsWith(
        "--family: \"floor\" is named twice. Name it once.",
        TrialsimProcess.Run("atlas", TrialsimProcess.Rich, "--family", "floor", "no-effect", "floor", "--replicates", "8").Refused(),
        StringComparison.Ordinal);

    [Theory]
    [InlineData("""{ "title": "None", "rules": [{ "kind": "subgroup-alone", "name": "r", "of": "high" }] }""", "rules[0].of: there is no analysis \"high\".", "Add it to \"analyses\": there are none.")]
    [InlineData("""{ "title": "None", "analyses": [{ "kind": "ancova", "name": "a", "subgroup": "crp>5" }], "rules": [{ "kind": "subgroup-alone", "name": "r", "of": "a" }] }""", "analyses[0].subgroup: there is no subgroup \"crp>5\".", "Known subgroups: \"all\".")]
    public void A_plan_without_what_its_rules_name_is_refused(string plan, string found, string remedy)
    {
        using var directory = new TemporaryDirectory();
        File.WriteAllText(directory["plan.json"], plan);
        string error = TrialsimProcess.Run("atlas", TrialsimProcess.Rich, "--plan", directory["plan.json"]).Refused();
        Assert.Equal($"{directory["plan.json"]}:1: {found}\n    {remedy}\n", error.ReplaceLineEndings("\n"));
    }

    [Theory]
    [InlineData("""{ "title": "Nothing" }""", "rules: neither rules nor families.")]
    [InlineData("""{ "title": "No rule", "analyses": [{ "kind": "ancova", "name": "a" }], "families": [{ "name": "m", "title": "M", "why": "?", "set": {} }] }""", "rules: no rules that could read the analyses.")]
    public void A_plan_of_nothing_is_refused(string plan, string message)
    {
        using var directory = new TemporaryDirectory();
        File.WriteAllText(directory["plan.json"], plan);
        string error = TrialsimProcess.Run("atlas", TrialsimProcess.Rich, "--plan", directory["plan.json"]).Refused();
        Assert.Contains(message, error, StringComparison.Ordinal);
    }

    // every object of the document has the properties that the schema lists, in their order
    private static void AssertNames(JsonNode schema, JsonNode? value)
    {
        if (value is JsonArray entries)
        {
            Assert.All(entries, entry => AssertNames(schema["items"]!, entry));
        }
        else if (value is JsonObject members)
        {
            Assert.Equal(schema["properties"]!.AsObject().Select(p => p.Key), members.Select(m => m.Key));
            Assert.All(members, member => AssertNames(schema["properties"]![member.Key]!, member.Value));
        }
    }

    [GeneratedRegex("Time +[0-9.]+ s, ")]
    private static partial Regex Time();
}
