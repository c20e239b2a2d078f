using System.Text.Json.Nodes;
using TrialSim.Cli.Results;

namespace TrialSim.Cli.Claiming;

/// <summary>JSON Schema of the document of trialsim credibility.</summary>
internal static class CredibilitySchema
{
    /// <summary>The schema as text.</summary>
    public static string Write() => SchemaParts.Text(SchemaParts.Object(
        "Assessment of trialsim credibility",
        ("provenance", SchemaParts.Provenance()),
        ("analysis", SchemaParts.Value("string", "Name of the test of interaction")),
        ("questions", SchemaParts.List("The five questions", Question())),
        ("truths", SchemaParts.List("What may be true", Truth())),
        ("contrasts", SchemaParts.List("Every band of p-values, truth under which the marker is predictive, and null", Contrast()))));

    private static JsonObject Question() => SchemaParts.Object(
        "One question",
        ("number", SchemaParts.Value("integer", "1 to 5")),
        ("question", SchemaParts.Value("string", "The question")),
        ("suggested", SchemaParts.Value("string", "What the design suggests as an answer; \"open\" where it says nothing")),
        ("known", SchemaParts.List("What scenario and simulation say", new() { ["type"] = "string" })),
        ("open", SchemaParts.List("What they do not say", new() { ["type"] = "string" })));

    private static JsonObject Truth() => SchemaParts.Object(
        "One truth",
        ("name", SchemaParts.Value("string", "Its name")),
        ("description", SchemaParts.Value("string", "What is true, in words")),
        ("predictive", SchemaParts.Value("boolean", "Whether the drug's effect varies between patients; false: this is a null")),
        ("bands", SchemaParts.List("Bands of the interaction's p-value", SchemaParts.Object(
            "One band",
            ("band", SchemaParts.Value("string", "Its name")),
            ("share", SchemaParts.Figure("Share of trials in it"))))),
        ("any-test", SchemaParts.Figure("Share of trials in which at least one test of an interaction or a subgroup has p at most 0.05")));

    private static JsonObject Contrast() => SchemaParts.Object(
        "One contrast",
        ("band", SchemaParts.Value("string", "Name of the band")),
        ("truth", SchemaParts.Value("string", "Name of the truth")),
        ("null", SchemaParts.Value("string", "Name of the null")),
        ("likelihood-ratio", SchemaParts.Figure("How many times more often the truth leads to the band")),
        ("predictive-values", SchemaParts.List("Probability afterwards, by the probability beforehand", SchemaParts.Object(
            "One point",
            ("prior", SchemaParts.Value("number", "Probability beforehand that the marker is truly predictive")),
            ("value", SchemaParts.Figure("Probability afterwards"))))));
}
