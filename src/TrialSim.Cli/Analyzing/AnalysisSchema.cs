using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace TrialSim.Cli.Analyzing;

/// <summary>JSON Schema of the document that an analysis gives.</summary>
internal static class AnalysisSchema
{
    private static readonly JsonSerializerOptions Layout = new() { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The schema as text.</summary>
    public static string Write()
    {
        var schema = Object(
            "Results of trialsim analyze",
            ("provenance", Provenance()),
            ("patients", List("Patients in the trial (week 0) and seen at each visit; empty where the plan names no trial", Object(
                "A visit",
                ("week", Value("number", "Week of the visit; 0 counts everybody in the arm")),
                ("treatment", Value("integer", "Patients of the treatment arm")),
                ("control", Value("integer", "Patients of the control arm"))))),
            ("notes", List("What was left out of the data", Value("string", "A sentence"))),
            ("analyses", List("The analyses, in the order of the plan", Analysis())));
        schema.Insert(0, "$schema", "https://json-schema.org/draft/2020-12/schema");
        return schema.ToJsonString(Layout) + "\n";
    }

    private static JsonObject Provenance() => Object(
        "Enough to repeat the analysis and to tell whether data and plan are the same",
        ("version", Value("string", "Version of trialsim")),
        ("plan", Value("string", "Title of the plan")),
        ("plan-hash", Value("string", "SHA-256 of what the plan does; title and notes do not count")),
        ("data", Value("string", "Name of the data file")),
        ("data-hash", Value("string", "SHA-256 of the data file")),
        ("rows-in-file", Value("integer", "Rows below the names of the columns")),
        ("rows-read", Value("integer", "Rows that the plan keeps")));

    private static JsonObject Analysis() => Object(
        "One analysis",
        ("name", Value("string", "Its name in the plan")),
        ("kind", Value("string", "Its kind in the plan")),
        ("description", Value("string", "The analysis in words, with level, sides and missing-data rule")),
        ("confidence-level", Value("number", "Level of the intervals; of a one-sided test at alpha it is 1 - 2 alpha")),
        ("used", List("Patients, rows or events used", Object(
            "A group", ("group", Value("string", "Arm, or what is counted")), ("count", Value("integer", "How many"))))),
        ("results", List("The results; what does not apply or is not defined is null", Row())),
        ("notes", List("What was left out, and what else a reader should know", Value("string", "A sentence"))));

    private static JsonObject Row() => Object(
        "One result",
        ("measure", Nullable("string", "The quantity, where the analysis reports several")),
        ("term", Value("string", "What is estimated or tested: a contrast, a coefficient, a term")),
        ("estimate", Number("The estimate")),
        ("standard-error", Number("Its standard error")),
        ("df", Number("Degrees of freedom; null for a normal reference distribution")),
        ("denominator-df", Number("Denominator degrees of freedom of F")),
        ("statistic-name", Nullable("string", "Name of the statistic: t, z, F, chi-square")),
        ("statistic", Number("The statistic")),
        ("p", Number("The p-value")),
        ("lower", Number("Lower end of the interval")),
        ("upper", Number("Upper end of the interval")),
        ("remark", Nullable("string", "Why something is not there, or how many stand behind the result")));

    private static JsonObject Value(string type, string description) => new() { ["type"] = type, ["description"] = description };

    private static JsonObject Nullable(string type, string description) => new() { ["type"] = new JsonArray(type, "null"), ["description"] = description };

    private static JsonObject Number(string description) => new()
    {
        ["anyOf"] = new JsonArray(new JsonObject { ["type"] = new JsonArray("number", "null") }, new JsonObject { ["enum"] = new JsonArray("Infinity", "-Infinity") }),
        ["description"] = description,
    };

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
