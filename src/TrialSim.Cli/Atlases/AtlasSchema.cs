using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using TrialSim.Atlas;

namespace TrialSim.Cli.Atlases;

/// <summary>JSON Schema of an atlas document; every measure is documented where it is allowed.</summary>
internal static class AtlasSchema
{
    private static readonly JsonSerializerOptions Layout = new() { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The schema as text.</summary>
    public static string Write()
    {
        var schema = Object(
            "Results of trialsim atlas",
            ("provenance", Provenance()),
            ("families", List("The null families, in the order of the atlas", Object(
                "A null family",
                ("name", Value("string", "Its name")),
                ("title", Value("string", "A few words")),
                ("why", Value("string", "How it comes that rules make false claims here"))))),
            ("rules", List("The claim rules, in the order of the plan", Object(
                "A claim rule",
                ("name", Value("string", "Its name")),
                ("description", Value("string", "The rule in words")),
                ("alpha", Value("number", "Its significance level")),
                ("controls-family-wise-error", Value("boolean", "Whether it promises that the probability of any false claim is at most alpha"))))),
            ("left-out", List("Shipped rules and families that the scenario does not fit", Object(
                "A rule or family", ("name", Value("string", "Its name")), ("reason", Value("string", "What does not fit"))))),
            ("figures", List("The figures, by family, rule and measure", Figure())));
        schema.Insert(0, "$schema", "https://json-schema.org/draft/2020-12/schema");
        return schema.ToJsonString(Layout) + "\n";
    }

    private static JsonObject Provenance() => Object(
        "Enough to repeat the atlas and to tell whether the repetition agrees",
        ("version", Value("string", "Version of trialsim")),
        ("scenario", Value("string", "Name of the scenario")),
        ("scenario-hash", Value("string", "SHA-256 of what the scenario simulates; title, notes, sources, assumptions and the defaults of a run do not count")),
        ("plan-hash", Value("string", "SHA-256 of the rules that were run with their analyses and subgroups, and of the families")),
        ("seed", Value("integer", "Seed of all randomness, 0 to 18446744073709551615")),
        ("replicates", Value("integer", "Simulated trials of each family")),
        ("digest", Value("string", "SHA-256 over everything counted: equal digests, equal results")));

    private static JsonObject Figure() => Object(
        "One figure: a share of the family's trials",
        ("family", Value("string", "Name of the null family")),
        ("rule", Value("string", "Name of the rule")),
        ("measure", new JsonObject
        {
            ["oneOf"] = new JsonArray([.. AtlasMeasures.All.Select(m => new JsonObject { ["const"] = m.Name, ["description"] = m.Meaning })]),
        }),
        ("estimate", Value("number", "The share")),
        ("mcse", Value("number", "Its Monte Carlo standard error")),
        ("lower", Value("number", "Lower end of a 95% Monte Carlo interval")),
        ("upper", Value("number", "Upper end of a 95% Monte Carlo interval")));

    private static JsonObject Value(string type, string description) => new() { ["type"] = type, ["description"] = description };

    private static JsonObject List(string description, JsonObject items) => new() { ["type"] = "array", ["description"] = description, ["items"] = items };

    private static JsonObject Object(string description, params (string Name, JsonObject Schema)[] properties) => new()
    {
        ["type"] = "object",
        ["description"] = description,
        ["additionalProperties"] = false,
        ["required"] = new JsonArray([.. properties.Select(p => JsonValue.Create(p.Name))]),
        ["properties"] = new JsonObject(properties.Select(p => KeyValuePair.Create(p.Name, (JsonNode?)p.Schema))),
    };
}
