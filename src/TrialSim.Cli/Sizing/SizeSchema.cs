using System.Text.Json.Nodes;
using TrialSim.Cli.Cautioning;
using TrialSim.Cli.Results;

namespace TrialSim.Cli.Sizing;

/// <summary>JSON Schema of the document of trialsim size.</summary>
internal static class SizeSchema
{
    /// <summary>The schema as text.</summary>
    public static string Write()
    {
        var provenance = SchemaParts.Provenance();
        provenance["properties"]!["replicates"]!["description"] = "Simulated trials in all";
        return SchemaParts.Text(SchemaParts.Object(
            "Answer of trialsim size",
            ("provenance", provenance),
            (CautionPart.Name, CautionPart.Schema()),
            ("for", SchemaParts.Value("string", "Analysis, decision or claim rule that has the power")),
            ("solve", SchemaParts.Value("string", "What was sought")),
            ("unit", SchemaParts.Value("string", "What its value is a number of")),
            ("truths", SchemaParts.List("What may be true", SchemaParts.Object(
                "One truth", ("name", SchemaParts.Value("string", "Its name")), ("description", SchemaParts.Value("string", "What is true, in words"))))),
            ("answers", SchemaParts.List("Truth by truth, in each power by power", Answer())),
            ("trace", SchemaParts.List("Everything simulated, truth by truth, in its order", Trace()))));
    }

    private static JsonObject Answer() => SchemaParts.Object(
        "One answer",
        ("truth", SchemaParts.Value("string", "Name of the truth")),
        ("power", SchemaParts.Value("number", "Wanted power")),
        ("value", SchemaParts.Nullable("number", "The value; null where there is none")),
        ("lower", SchemaParts.Nullable("number", "Lower end of its 99% interval, rounded outwards to an allowed value")),
        ("upper", SchemaParts.Nullable("number", "Upper end")),
        ("treatment-patients", SchemaParts.Nullable("number", "Patients of the treatment arm, where patients were sought")),
        ("true-value", SchemaParts.Nullable("number", "True value of what the analysis estimates, where the effect was sought")),
        ("root", SchemaParts.Nullable("number", "Where the line has the wanted power, before rounding")),
        ("guess", SchemaParts.Nullable("number", "First guess by noncentral t; null where there was none")),
        ("power-by-line", SchemaParts.Figure("Power at the value by the line")),
        ("power-in-check", SchemaParts.Figure("Power at the value in trials that the line does not know")),
        ("check-trials", SchemaParts.Nullable("integer", "How many those are")),
        ("line", Line()),
        ("curve", SchemaParts.List("The points that the line was fitted to", SchemaParts.Object(
            "One value",
            ("value", SchemaParts.Value("number", "The value")),
            ("trials", SchemaParts.Value("integer", "Trials simulated there")),
            ("simulated", SchemaParts.Figure("Their power")),
            ("by-line", SchemaParts.Figure("Power by the line"))))),
        ("unknown", SchemaParts.Nullable("string", "Why there is no value; null where there is one")),
        ("warnings", SchemaParts.List("What should be known before the answer is used", new() { ["type"] = "string" })));

    private static JsonObject Line()
    {
        var line = SchemaParts.Object(
            "The fitted line: normal deviate of the power = level + slope (x - centre), where x is the coordinate of the trace; null where there is none",
            ("centre", SchemaParts.Value("number", "Mean coordinate of the trials")),
            ("level", SchemaParts.Value("number", "Deviate there")),
            ("slope", SchemaParts.Value("number", "Its rise with the coordinate")),
            ("level-variance", SchemaParts.Value("number", "Variance of the level")),
            ("covariance", SchemaParts.Value("number", "Covariance of level and slope")),
            ("slope-variance", SchemaParts.Value("number", "Variance of the slope")),
            ("deviance", SchemaParts.Value("number", "Deviance of the line")),
            ("degrees-of-freedom", SchemaParts.Value("integer", "Its degrees of freedom")),
            ("lack-of-fit-p", SchemaParts.Value("number", "Probability of a deviance at least as large where the line is true")),
            ("heterogeneity", SchemaParts.Value("number", "Factor of the variances in the interval; above 1 where the line does not fit")));
        line["type"] = new JsonArray("object", "null");
        return line;
    }

    private static JsonObject Trace() => SchemaParts.Object(
        "One truth",
        ("truth", SchemaParts.Value("string", "Its name")),
        ("points", SchemaParts.List("Simulations", SchemaParts.Object(
            "One simulation",
            ("value", SchemaParts.Value("number", "At which value")),
            ("coordinate", SchemaParts.Value("number", "The value on the scale of the line")),
            ("purpose", SchemaParts.Value("string", "pilot, approach, refinement or check")),
            ("first", SchemaParts.Value("integer", "Number of its first replicate")),
            ("trials", SchemaParts.Value("integer", "How many")),
            ("shown", SchemaParts.Value("integer", "Trials that showed the goal"))))));
}
