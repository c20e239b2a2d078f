using System.Text.Json;
using System.Text.Json.Nodes;
using TrialSim.Characteristics;
using TrialSim.Cli.Results;
using TrialSim.Precision;

namespace TrialSim.Cli.Precision;

/// <summary>How a run came to its number of trials, as a part of the results document, and the schema of that part.</summary>
internal static class PrecisionPart
{
    /// <summary>Writes the part.</summary>
    public static void Write(Utf8JsonWriter json, PrecisionReport report)
    {
        json.WriteStartObject();
        json.WriteStartArray("targets"u8);
        foreach (var target in report.Goal.Targets)
        {
            json.WriteStartObject();
            json.WriteString("figures"u8, target.Describe());
            json.WriteNumber("mcse"u8, target.Mcse);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteNumber("at-most"u8, report.Goal.AtMost);
        json.WriteString("held-by"u8, report.HeldBy is { } held ? held.Words : null);
        WriteNumber(json, "held-by-mcse", report.HeldBy?.Figure.Mcse);
        WriteNumber(json, "replicates-needed", report.Needed is { } needed ? Math.Ceiling(needed) : null);
        json.WriteNumber("replicates-done"u8, report.Replicates);
        json.WriteNumber("figures-held"u8, report.Held);
        WriteNames(json, "out-of-reach", report.OutOfReach);
        WriteNames(json, "without-value", report.NoValue);
        json.WriteEndObject();
        json.Flush();
    }

    /// <summary>The schema of the part.</summary>
    public static JsonObject Schema()
    {
        var part = SchemaParts.Object(
            "How a run with --mcse came to its number of trials; not there without --mcse",
            ("targets", SchemaParts.List("What was asked", SchemaParts.Object(
                "A target; of several that cover a figure, the one that names most counts",
                ("figures", SchemaParts.Value("string", "Which figures it is for")),
                ("mcse", SchemaParts.Value("number", "Largest Monte Carlo standard error"))))),
            ("at-most", SchemaParts.Value("integer", "Trials at which the run would have given up")),
            ("held-by", SchemaParts.Nullable("string", "The figure that reached its target last; null where the fewest trials of a run were enough")),
            ("held-by-mcse", SchemaParts.Nullable("number", "Its Monte Carlo standard error")),
            ("replicates-needed", SchemaParts.Nullable("number", "Trials that this figure needs, told from all trials of the run")),
            ("replicates-done", SchemaParts.Value("integer", "Trials simulated")),
            ("figures-held", SchemaParts.Value("integer", "Figures that keep their target")),
            ("out-of-reach", SchemaParts.List("Figures that no number of trials brings to their target, because the error of the true value alone is above it", SchemaParts.Value("string", "The figure"))),
            ("without-value", SchemaParts.List("Figures that no trial allowed", SchemaParts.Value("string", "The figure"))));
        return part;
    }

    private static void WriteNumber(Utf8JsonWriter json, string key, double? value)
    {
        if (value is { } number)
        {
            json.WriteNumber(key, number);
        }
        else
        {
            json.WriteNull(key);
        }
    }

    private static void WriteNames(Utf8JsonWriter json, string key, IEnumerable<FigureNeed> needs)
    {
        json.WriteStartArray(key);
        foreach (var need in needs)
        {
            json.WriteStringValue(need.Words);
        }

        json.WriteEndArray();
    }
}
