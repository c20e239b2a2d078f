using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using TrialSim.Characteristics;

namespace TrialSim.Cli.Results;

/// <summary>The results as one JSON document: provenance, then one figure a line, so that documents can be compared line by line.</summary>
/// <remarks>Numbers read back to the same bits. The same scenario, seed and replicates give the same bytes.</remarks>
internal static class ResultsDocument
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }; // "crp>5" as it is

    /// <summary>The document in UTF-8, ending with a line break.</summary>
    public static byte[] Write(OperatingCharacteristics characteristics)
    {
        var buffer = new ArrayBufferWriter<byte>(64 * 1024);
        using var json = new Utf8JsonWriter(buffer, Options);
        buffer.Write("{\"provenance\":"u8);
        JsonSerializer.Serialize(json, characteristics.Provenance, ResultsJson.Default.Provenance);
        buffer.Write(",\n\"figures\":["u8);
        for (int i = 0; i < characteristics.Figures.Count; i++)
        {
            buffer.Write(i == 0 ? "\n"u8 : ",\n"u8);
            json.Reset();
            JsonSerializer.Serialize(json, characteristics.Figures[i], ResultsJson.Default.Figure);
        }

        buffer.Write("\n]}\n"u8);
        return buffer.WrittenSpan.ToArray();
    }
}
