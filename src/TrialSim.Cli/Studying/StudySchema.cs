using System.Text.Json.Nodes;
using TrialSim.Cli.Results;
using TrialSim.Studies;

namespace TrialSim.Cli.Studying;

/// <summary>JSON Schema of the results document of a study; every measure is documented where it is allowed.</summary>
internal static class StudySchema
{
    /// <summary>The schema as text.</summary>
    public static string Write() => SchemaParts.Text(SchemaParts.Object(
        "Results of trialsim run on a biomarker study",
        ("provenance", Provenance()),
        ("figures", SchemaParts.List("One figure each", Figure()))));

    private static JsonObject Provenance() => SchemaParts.Object(
        "Enough to repeat the run and to tell whether the repetition agrees",
        ("version", SchemaParts.Value("string", "Version of trialsim")),
        ("study", SchemaParts.Value("string", "Name of the study")),
        ("study-hash", SchemaParts.Value(
            "string", "SHA-256 of what the study simulates; title, notes, sources, assumptions and the defaults of a run do not count")),
        ("seed", SchemaParts.Value("integer", "Seed of all randomness, 0 to 18446744073709551615")),
        ("replicates", SchemaParts.Value("integer", "Simulated studies")),
        ("digest", SchemaParts.Value("string", "SHA-256 over everything counted: equal digests, equal results to the last bit")));

    private static JsonObject Figure() => SchemaParts.Object(
        "One figure; what does not apply is null",
        ("marker", SchemaParts.Nullable("string", "Name of the marker; \"panel\" is the model of all markers")),
        ("predictor", SchemaParts.Nullable("string", "What of the marker's course predicts, in studies that follow their people")),
        ("test", SchemaParts.Nullable("string", "Name of the test")),
        ("group", SchemaParts.Nullable("string", "Name of the group")),
        ("week", SchemaParts.Nullable("number", "Week, in studies that follow their people")),
        ("patients", SchemaParts.Nullable("number", "Number of patients who begin, in studies that are asked about several sizes")),
        ("measure", new JsonObject
        {
            ["oneOf"] = new JsonArray([.. StudyMeasures.All.Select(m => new JsonObject { ["const"] = m.Name, ["description"] = m.Meaning })]),
        }),
        ("estimate", SchemaParts.Nullable("number", "The figure; null where no replicate allows it")),
        ("mcse", SchemaParts.Nullable("number", "Its Monte Carlo standard error")),
        ("lower", SchemaParts.Nullable("number", "Lower end of a 95% Monte Carlo interval")),
        ("upper", SchemaParts.Nullable("number", "Upper end of a 95% Monte Carlo interval")));
}
