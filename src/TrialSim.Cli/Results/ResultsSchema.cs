using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using TrialSim.Characteristics;
using TrialSim.Cli.Cautioning;
using TrialSim.Cli.Precision;

namespace TrialSim.Cli.Results;

/// <summary>JSON Schema of the results document; every measure is documented where it is allowed.</summary>
internal static class ResultsSchema
{
    private static readonly JsonSerializerOptions Layout = new() { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The schema as text.</summary>
    public static string Write()
    {
        var schema = Object("Results of trialsim run", ("provenance", Provenance()), (CautionPart.Name, CautionPart.Schema()), ("figures", new JsonObject { ["type"] = "array", ["items"] = Figure() }));
        schema["properties"]!.AsObject().Insert(1, "precision", PrecisionPart.Schema()); // not required
        schema.Insert(0, "$schema", "https://json-schema.org/draft/2020-12/schema");
        return schema.ToJsonString(Layout) + "\n";
    }

    private static JsonObject Provenance() => Object(
        "Enough to repeat the run and to tell whether the repetition agrees",
        ("version", Value("string", "Version of trialsim")),
        ("scenario", Value("string", "Name of the scenario")),
        ("scenario-hash", Value("string", "SHA-256 of what the scenario simulates; title, notes, sources, assumptions and the defaults of a run do not count")),
        ("seed", Value("integer", "Seed of all randomness, 0 to 18446744073709551615")),
        ("replicates", Value("integer", "Simulated trials")),
        ("digest", Value("string", "SHA-256 over everything counted: equal digests, equal results to the last bit")));

    private static JsonObject Figure()
    {
        var figure = AnyFigure();
        figure["properties"]!.AsObject().Add("variable", Value("string", "Name of the followed biomarker or adverse event; only of figures about one")); // not required
        return figure;
    }

    private static JsonObject AnyFigure() => Object(
        "One figure; what does not apply is null",
        ("analysis", Nullable("string", "Name of the analysis, decision rule or claim rule")),
        ("claim", Nullable("string", "Name of the claim, where the figure is about one claim of a rule")),
        ("measure", new JsonObject
        {
            ["oneOf"] = new JsonArray([.. Measures.All.Select(m => new JsonObject { ["const"] = m.Name, ["description"] = m.Meaning })]),
        }),
        ("arm", Nullable("string", "Name of the arm")),
        ("subgroup", Nullable("string", "Name of the subgroup; \"all\" is everybody")),
        ("visit", Nullable("number", "Week of the visit; 0 is baseline")),
        ("estimate", Nullable("number", "The figure; null where no replicate allows it")),
        ("mcse", Nullable("number", "Its Monte Carlo standard error")),
        ("lower", Nullable("number", "Lower end of a 95% Monte Carlo interval")),
        ("upper", Nullable("number", "Upper end of a 95% Monte Carlo interval")));

    private static JsonObject Value(string type, string description) => new() { ["type"] = type, ["description"] = description };

    private static JsonObject Nullable(string type, string description) => new() { ["type"] = new JsonArray(type, "null"), ["description"] = description };

    private static JsonObject Object(string description, params (string Name, JsonObject Schema)[] properties) => new()
    {
        ["type"] = "object",
        ["description"] = description,
        ["additionalProperties"] = false,
        ["required"] = new JsonArray([.. properties.Select(p => JsonValue.Create(p.Name))]),
        ["properties"] = new JsonObject(properties.Select(p => KeyValuePair.Create(p.Name, (JsonNode?)p.Schema))),
    };
}
