using System.Text.Json.Nodes;
using TrialSim.Cli.Results;
using TrialSim.Precision;

namespace TrialSim.Cli.Precision;

/// <summary>JSON Schema of the document of <c>trialsim plan</c>.</summary>
internal static class PlanSchema
{
    private static readonly (NeedState State, string Word, string Meaning)[] States =
    [
        (NeedState.Met, "met", "The pilot is enough, or the number of trials is given"),
        (NeedState.Open, "open", "More trials are needed"),
        (NeedState.NoValue, "without-value", "No trial of the pilot allowed the figure"),
        (NeedState.OutOfReach, "out-of-reach", "The error of the true value alone is above the target"),
    ];

    /// <summary>How a figure stands, in a word.</summary>
    public static string Word(NeedState state) => States.First(s => s.State == state).Word;

    /// <summary>The schema as text.</summary>
    public static string Write()
    {
        var pilot = SchemaParts.Provenance();
        pilot["type"] = new JsonArray("object", "null");
        pilot["description"] = "The pilot; null without a scenario";
        return SchemaParts.Text(SchemaParts.Object(
            "Plan of a run: trialsim plan",
            ("pilot", pilot),
            ("targets", SchemaParts.List("What is wanted; empty where the number of trials is given", SchemaParts.Object(
                "A target; of several that cover a figure, the one that names most counts",
                ("figures", SchemaParts.Value("string", "Which figures it is for")),
                ("mcse", SchemaParts.Value("number", "Largest Monte Carlo standard error"))))),
            ("replicates", SchemaParts.Nullable("integer", "Trials of a run that reaches the targets, or the number given")),
            ("decided-by", SchemaParts.Nullable("string", "The figure that needs most")),
            ("figures", SchemaParts.List("Every figure that a target covers, or every figure", SchemaParts.Object(
                "A figure and its forecast",
                ("figure", SchemaParts.Value("string", "The figure in words, as --mcse reads them")),
                ("estimate", SchemaParts.Nullable("number", "The figure in the pilot")),
                ("mcse", SchemaParts.Nullable("number", "Its Monte Carlo standard error in the pilot")),
                ("target", SchemaParts.Nullable("number", "The error wanted; null where the number of trials is given")),
                ("state", new JsonObject { ["type"] = "string", ["oneOf"] = new JsonArray([.. States.Select(s => new JsonObject { ["const"] = s.Word, ["description"] = s.Meaning })]) }),
                ("forecast", SchemaParts.Nullable("number", "Trials needed, or the Monte Carlo standard error after the trials given")),
                ("lower", SchemaParts.Nullable("number", "Lower end of a 95% interval of the forecast")),
                ("upper", SchemaParts.Nullable("number", "Upper end")),
                ("is-bound", SchemaParts.Value("boolean", "Whether the forecast is a bound only, for too little stands behind the figure: trials at the least, error at the most"))))),
            ("shares", SchemaParts.List("Without a scenario: what shares need by sqrt(p (1 - p) / n)", SchemaParts.Object(
                "A share",
                ("share", SchemaParts.Value("number", "The share p")),
                ("mcse", SchemaParts.Value("number", "Its Monte Carlo standard error")),
                ("replicates", SchemaParts.Value("integer", "Trials n")))))));
    }
}
