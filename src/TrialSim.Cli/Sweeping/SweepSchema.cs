using System.Text.Json.Nodes;
using TrialSim.Characteristics;
using TrialSim.Cli.Cautioning;
using TrialSim.Cli.Precision;
using TrialSim.Cli.Results;
using TrialSim.Quantities;
using TrialSim.Sweeps;

namespace TrialSim.Cli.Sweeping;

/// <summary>JSON Schema of the document of trialsim sweep; every measure is documented where it is allowed.</summary>
internal static class SweepSchema
{
    /// <summary>The schema as text.</summary>
    public static string Write()
    {
        var schema = Document();
        schema["properties"]!.AsObject().Insert(1, "precision", PrecisionPart.Schema()); // not required
        return SchemaParts.Text(schema);
    }

    private static JsonObject Document() => SchemaParts.Object(
        "Results of trialsim sweep",
        ("provenance", Provenance()),
        (CautionPart.Name, CautionPart.Schema()),
        ("varied", SchemaParts.List("The properties that are varied", SchemaParts.Object(
            "A property",
            ("path", SchemaParts.Value("string", "Where it stands in the scenario")),
            ("values", SchemaParts.List("Its values in their order", Any("A value")))))),
        ("layout", Words<SweepLayout>("crossed: every value with every value of the others; zipped: side by side")),
        ("against", Words<SweepContrast>("Which cells are compared: each with the first, with its neighbours, or all with all")),
        ("cells", SchemaParts.List("The cells: combinations of values", Cell())),
        ("figures", SchemaParts.List("Every figure of every cell, then every difference", Figure())));

    private static JsonObject Provenance() => SchemaParts.Object(
        "Enough to repeat the sweep and to tell whether the repetition agrees",
        ("version", SchemaParts.Value("string", "Version of trialsim")),
        ("scenario", SchemaParts.Value("string", "Name of the scenario")),
        ("scenario-hash", SchemaParts.Value("string", "SHA-256 of what the scenario simulates as it was given")),
        ("sweep-hash", SchemaParts.Value("string", "SHA-256 of what all cells simulate and which are compared")),
        ("seed", SchemaParts.Value("integer", "Seed of all randomness, 0 to 18446744073709551615")),
        ("replicates", SchemaParts.Value("integer", "Simulated trials of each cell")),
        ("digest", SchemaParts.Value("string", "SHA-256 over everything counted: equal digests, equal results to the last bit")));

    private static JsonObject Cell() => SchemaParts.Object(
        "One cell",
        ("cell", SchemaParts.Value("integer", "Its number, from 1")),
        ("values", SchemaParts.List("Its value of each varied property", Any("A value"))),
        ("scenario-hash", SchemaParts.Value("string", "SHA-256 of what it simulates")),
        ("digest", SchemaParts.Value("string", "SHA-256 over everything counted of it: that of trialsim run of its scenario with the same seed and replicates")));

    private static JsonObject Figure() => SchemaParts.Object(
        "One figure, or one difference; what does not apply is null",
        ("cell", SchemaParts.Value("integer", "Number of the cell")),
        ("minus", SchemaParts.Nullable("integer", "Number of the cell whose figure is subtracted; null for a figure of the cell itself")),
        ("analysis", SchemaParts.Nullable("string", "Name of the analysis, decision rule or claim rule")),
        ("claim", SchemaParts.Nullable("string", "Name of the claim, where the figure is about one claim of a rule")),
        ("measure", new()
        {
            ["type"] = "string",
            ["oneOf"] = new JsonArray([.. Measures.All.Select(m => new JsonObject { ["const"] = m.Name, ["description"] = m.Meaning })]),
        }),
        ("arm", SchemaParts.Nullable("string", "Name of the arm")),
        ("subgroup", SchemaParts.Nullable("string", "Name of the subgroup; \"all\" is everybody")),
        ("visit", SchemaParts.Nullable("number", "Week of the visit; 0 is baseline")),
        ("estimate", SchemaParts.Nullable("number", "The figure or difference; null where no replicate allows it")),
        ("mcse", SchemaParts.Nullable("number", "Its Monte Carlo standard error; of a difference, from the differences trial by trial")),
        ("lower", SchemaParts.Nullable("number", "Lower end of a 95% Monte Carlo interval")),
        ("upper", SchemaParts.Nullable("number", "Upper end of a 95% Monte Carlo interval")));

    private static JsonObject Any(string description) => new()
    {
        ["type"] = new JsonArray("number", "string", "boolean", "array", "object", "null"),
        ["description"] = description,
    };

    private static JsonObject Words<T>(string description)
        where T : struct, Enum => new()
        {
            ["type"] = "string",
            ["description"] = description,
            ["enum"] = new JsonArray([.. Enum.GetValues<T>().Select(value => JsonValue.Create(Spelling.Word(value)))]),
        };
}
