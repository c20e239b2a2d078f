using System.Text.Encodings.Web;
using System.Text.Json;
using TrialSim.Analyses;
using TrialSim.Characteristics;
using TrialSim.Plans;

namespace TrialSim.Cli.Analyzing;

/// <summary>The results of an analysis as one JSON document. The same data and plan give the same bytes.</summary>
/// <remarks>Numbers read back to the same bits. What is not defined is null; an open end of an interval is "Infinity" or "-Infinity".</remarks>
internal static class AnalysisDocument
{
    private static readonly JsonWriterOptions Options = new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The document in UTF-8, ending with a line break.</summary>
    public static byte[] Write(FinishedAnalysis finished)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, Options))
        {
            json.WriteStartObject();
            WriteProvenance(json, finished);
            WriteAttendance(json, finished.Report);
            WriteTexts(json, "notes", finished.Report.Notes);
            json.WriteStartArray("analyses");
            foreach (var result in finished.Report.Results)
            {
                Write(json, result);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        stream.WriteByte((byte)'\n');
        return stream.ToArray();
    }

    private static void WriteProvenance(Utf8JsonWriter json, FinishedAnalysis finished)
    {
        json.WriteStartObject("provenance");
        json.WriteString("version", OperatingCharacteristics.Version);
        json.WriteString("plan", finished.Report.Plan.Title);
        json.WriteString("plan-hash", PlanFile.Hash(finished.Report.Plan));
        json.WriteString("data", finished.DataFile);
        json.WriteString("data-hash", finished.DataHash);
        json.WriteNumber("rows-in-file", finished.Report.RowsInFile);
        json.WriteNumber("rows-read", finished.Report.RowsRead);
        json.WriteEndObject();
    }

    private static void WriteAttendance(Utf8JsonWriter json, AnalysisReport report)
    {
        json.WriteStartArray("patients");
        foreach (var visit in report.Attendance)
        {
            json.WriteStartObject();
            json.WriteNumber("week", visit.Week);
            json.WriteNumber("treatment", visit.Treatment);
            json.WriteNumber("control", visit.Control);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter json, AnalysisResult result)
    {
        json.WriteStartObject();
        json.WriteString("name", result.Name);
        json.WriteString("kind", result.Kind);
        json.WriteString("description", result.Description);
        json.WriteNumber("confidence-level", result.ConfidenceLevel);
        json.WriteStartArray("used");
        foreach (var group in result.Used)
        {
            json.WriteStartObject();
            json.WriteString("group", group.Group);
            json.WriteNumber("count", group.Count);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("results");
        foreach (var row in result.Rows)
        {
            Write(json, row);
        }

        json.WriteEndArray();
        WriteTexts(json, "notes", result.Notes);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, ResultRow row)
    {
        json.WriteStartObject();
        json.WriteString("measure", row.Measure);
        json.WriteString("term", row.Term);
        Write(json, "estimate", row.Estimate);
        Write(json, "standard-error", row.StandardError);
        Write(json, "df", row.DegreesOfFreedom);
        Write(json, "denominator-df", row.DenominatorDegreesOfFreedom);
        json.WriteString("statistic-name", row.StatisticName);
        Write(json, "statistic", row.Statistic);
        Write(json, "p", row.PValue);
        Write(json, "lower", row.Lower);
        Write(json, "upper", row.Upper);
        json.WriteString("remark", row.Remark);
        json.WriteEndObject();
    }

    private static void WriteTexts(Utf8JsonWriter json, string name, IReadOnlyList<string> texts)
    {
        json.WriteStartArray(name);
        foreach (string text in texts)
        {
            json.WriteStringValue(text);
        }

        json.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter json, string name, double? value)
    {
        if (value is not { } number || double.IsNaN(number))
        {
            json.WriteNull(name);
        }
        else if (double.IsInfinity(number))
        {
            json.WriteString(name, number > 0 ? "Infinity" : "-Infinity");
        }
        else
        {
            json.WriteNumber(name, number);
        }
    }
}
