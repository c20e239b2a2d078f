using System.Text.Json;
using TrialSim.Characteristics;
using TrialSim.Qualification;

namespace TrialSim.Cli.Qualifying;

/// <summary>A qualification as one JSON document.</summary>
internal static class QualificationDocument
{
    /// <summary>The document in UTF-8.</summary>
    public static byte[] Write(IReadOnlyList<FamilyReport> families)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, new() { Indented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            writer.WriteStartObject();
            writer.WriteString("program", $"trialsim {OperatingCharacteristics.Version}");
            writer.WriteNumber("cases", families.Sum(f => f.Cases.Count));
            writer.WriteNumber("passed", families.Sum(f => f.Passed));
            writer.WriteStartArray("families");
            foreach (var family in families)
            {
                Write(writer, family);
            }

            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        stream.WriteByte((byte)'\n');
        return stream.ToArray();
    }

    private static void Write(Utf8JsonWriter writer, FamilyReport family)
    {
        writer.WriteStartObject();
        writer.WriteString("family", family.Family);
        writer.WriteString("file", family.File);
        writer.WriteString("reference-programs", family.ReferencePrograms);
        writer.WriteNumber("passed", family.Passed);
        WriteNumber(writer, "worst-relative-error", family.WorstError);
        writer.WriteStartArray("cases");
        foreach (var report in family.Cases)
        {
            Write(writer, report);
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter writer, CaseReport report)
    {
        writer.WriteStartObject();
        writer.WriteString("id", report.Id);
        writer.WriteString("method", report.Method);
        writer.WriteString("verdict", report.Passed ? "passed" : "failed");
        writer.WriteNumber("fields", report.Fields.Count);
        WriteNumber(writer, "worst-relative-error", report.WorstError);
        writer.WriteString("failure", report.Failure);
        writer.WriteStartArray("off");
        foreach (var field in report.Fields.Where(f => !f.Passed))
        {
            writer.WriteStartObject();
            writer.WriteString("field", field.Path);
            writer.WriteString("expected", field.Expected);
            writer.WriteString("actual", field.Actual);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static void WriteNumber(Utf8JsonWriter writer, string name, double? value)
    {
        if (value is { } number && double.IsFinite(number))
        {
            writer.WriteNumber(name, number);
        }
        else
        {
            writer.WriteNull(name);
        }
    }
}
