using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using TrialSim.Characteristics;
using TrialSim.Studies;

namespace TrialSim.Cli.Studying;

/// <summary>The results of a study as one JSON document: provenance, then one figure a line, so that documents can be compared line by line.</summary>
/// <remarks>Numbers read back to the same bits. The same study, seed and replicates give the same bytes.</remarks>
internal static class StudyDocument
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The document in UTF-8, ending with a line break.</summary>
    public static byte[] Write(StudyResult result)
    {
        var buffer = new ArrayBufferWriter<byte>(64 * 1024);
        using var json = new Utf8JsonWriter(buffer, Options);
        buffer.Write("{\"provenance\":"u8);
        Write(json, result.Provenance);
        buffer.Write(",\n\"figures\":["u8);
        for (int i = 0; i < result.Figures.Count; i++)
        {
            buffer.Write(i == 0 ? "\n"u8 : ",\n"u8);
            json.Reset();
            Write(json, result.Figures[i]);
        }

        buffer.Write("\n]}\n"u8);
        return buffer.WrittenSpan.ToArray();
    }

    private static void Write(Utf8JsonWriter json, Provenance provenance)
    {
        json.WriteStartObject();
        json.WriteString("version"u8, provenance.Version);
        json.WriteString("study"u8, provenance.Scenario);
        json.WriteString("study-hash"u8, provenance.ScenarioHash);
        json.WriteNumber("seed"u8, provenance.Seed);
        json.WriteNumber("replicates"u8, provenance.Replicates);
        json.WriteString("digest"u8, provenance.Digest);
        json.WriteEndObject();
        json.Flush();
    }

    private static void Write(Utf8JsonWriter json, StudyFigure figure)
    {
        json.WriteStartObject();
        json.WriteString("marker"u8, figure.Marker);
        json.WriteString("predictor"u8, figure.Predictor);
        json.WriteString("test"u8, figure.Test);
        json.WriteString("group"u8, figure.Group);
        Write(json, "week"u8, figure.Week);
        Write(json, "patients"u8, figure.Patients);
        json.WriteString("measure"u8, figure.Measure);
        Write(json, "estimate"u8, figure.Estimate);
        Write(json, "mcse"u8, figure.Mcse);
        Write(json, "lower"u8, figure.Lower);
        Write(json, "upper"u8, figure.Upper);
        json.WriteEndObject();
        json.Flush();
    }

    private static void Write(Utf8JsonWriter json, ReadOnlySpan<byte> key, double? value)
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
}
