using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using TrialSim.Characteristics;
using TrialSim.Cli.Cautioning;
using TrialSim.Cli.Precision;
using TrialSim.Cli.Running;

namespace TrialSim.Cli.Results;

/// <summary>The results as one JSON document: provenance, then one figure a line, so that documents can be compared line by line.</summary>
/// <remarks>
/// Numbers read back to the same bits. The same scenario, seed and replicates give the same bytes. Written value by value, because
/// starting a serializer would take longer than simulating a thousand trials.
/// </remarks>
internal static class ResultsDocument
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }; // "crp>5" as it is

    /// <summary>The document in UTF-8, ending with a line break.</summary>
    public static byte[] Write(FinishedRun run)
    {
        var characteristics = run.Characteristics;
        var buffer = new ArrayBufferWriter<byte>(64 * 1024);
        using var json = new Utf8JsonWriter(buffer, Options);
        buffer.Write("{\"provenance\":"u8);
        Write(json, characteristics.Provenance);
        if (run.Precision is { } precision)
        {
            buffer.Write(",\n\"precision\":"u8);
            json.Reset();
            PrecisionPart.Write(json, precision);
        }

        buffer.Write(",\n\"cautions\":["u8);
        for (int i = 0; i < run.Cautions.Count; i++)
        {
            buffer.Write(i == 0 ? "\n"u8 : ",\n"u8);
            json.Reset();
            json.WriteStartObject();
            CautionPart.Write(json, run.Cautions[i]);
            json.WriteEndObject();
            json.Flush();
        }

        buffer.Write("],\n\"figures\":["u8);
        for (int i = 0; i < characteristics.Figures.Count; i++)
        {
            buffer.Write(i == 0 ? "\n"u8 : ",\n"u8);
            json.Reset();
            Write(json, characteristics.Figures[i]);
        }

        buffer.Write("\n]}\n"u8);
        return buffer.WrittenSpan.ToArray();
    }

    private static void Write(Utf8JsonWriter json, Provenance provenance)
    {
        json.WriteStartObject();
        json.WriteString("version"u8, provenance.Version);
        json.WriteString("scenario"u8, provenance.Scenario);
        json.WriteString("scenario-hash"u8, provenance.ScenarioHash);
        json.WriteNumber("seed"u8, provenance.Seed);
        json.WriteNumber("replicates"u8, provenance.Replicates);
        json.WriteString("digest"u8, provenance.Digest);
        json.WriteEndObject();
        json.Flush();
    }

    private static void Write(Utf8JsonWriter json, Figure figure)
    {
        json.WriteStartObject();
        json.WriteString("analysis"u8, figure.Analysis);
        json.WriteString("claim"u8, figure.Claim);
        json.WriteString("measure"u8, figure.Measure);
        json.WriteString("arm"u8, figure.Arm);
        json.WriteString("subgroup"u8, figure.Subgroup);
        Write(json, "visit"u8, figure.Visit);
        Write(json, "estimate"u8, figure.Estimate);
        Write(json, "mcse"u8, figure.Mcse);
        Write(json, "lower"u8, figure.Lower);
        Write(json, "upper"u8, figure.Upper);
        if (figure.Variable is { } variable)
        {
            json.WriteString("variable"u8, variable);
        }

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
