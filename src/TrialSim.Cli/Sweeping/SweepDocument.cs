using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using TrialSim.Cli.Cautioning;
using TrialSim.Cli.Precision;
using TrialSim.Precision;
using TrialSim.Sweeps;

namespace TrialSim.Cli.Sweeping;

/// <summary>A sweep as one JSON document: provenance, what is varied, the cells, then one figure or difference a line.</summary>
/// <remarks>Numbers read back to the same bits. The same scenario, options, seed and replicates give the same bytes.</remarks>
internal static class SweepDocument
{
    /// <summary>Name of the file.</summary>
    public const string File = "sweep.json";

    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }; // "crp>5" as it is

    /// <summary>The document in UTF-8, ending with a line break.</summary>
    public static byte[] Write(SweepAnswer answer, PrecisionReport? precision)
    {
        var buffer = new ArrayBufferWriter<byte>(1 << 20);
        using var json = new Utf8JsonWriter(buffer, Options);
        buffer.Write("{\"provenance\":"u8);
        WriteProvenance(json, answer);
        if (precision is not null)
        {
            buffer.Write(",\n\"precision\":"u8);
            json.Reset();
            PrecisionPart.Write(json, precision);
        }

        List(buffer, json, CautionPart.Name, SweepCautions.Of(answer, []), caution => CautionPart.Write(json, caution));
        List(buffer, json, "varied", answer.Plan.Axes, axis =>
        {
            json.WriteString("path"u8, axis.Path);
            json.WriteStartArray("values"u8);
            foreach (var value in axis.Values)
            {
                json.WriteRawValue(value.Json);
            }

            json.WriteEndArray();
        });
        buffer.Write(Encoding.UTF8.GetBytes($",\n\"layout\":\"{Word(answer.Plan.Layout)}\",\n\"against\":\"{Word(answer.Plan.Contrast)}\""));
        List(buffer, json, "cells", answer.Plan.Cells, cell => WriteCell(json, answer, cell));
        List(buffer, json, "figures", SweepRows.Of(answer), row => WriteRow(json, row));
        buffer.Write("}\n"u8);
        return buffer.WrittenSpan.ToArray();
    }

    private static string Word(Enum value) => Quantities.Spelling.Word(value);

    private static void WriteProvenance(Utf8JsonWriter json, SweepAnswer answer)
    {
        var provenance = answer.Provenance;
        json.WriteStartObject();
        json.WriteString("version"u8, provenance.Version);
        json.WriteString("scenario"u8, provenance.Scenario);
        json.WriteString("scenario-hash"u8, provenance.ScenarioHash);
        json.WriteString("sweep-hash"u8, answer.Plan.Hash);
        json.WriteNumber("seed"u8, provenance.Seed);
        json.WriteNumber("replicates"u8, provenance.Replicates);
        json.WriteString("digest"u8, provenance.Digest);
        json.WriteEndObject();
        json.Flush();
    }

    private static void WriteCell(Utf8JsonWriter json, SweepAnswer answer, SweepCell cell)
    {
        json.WriteNumber("cell"u8, cell.Number);
        json.WriteStartArray("values"u8);
        for (int a = 0; a < cell.Place.Count; a++)
        {
            json.WriteRawValue(answer.Plan.Value(cell, a).Json);
        }

        json.WriteEndArray();
        json.WriteString("scenario-hash"u8, cell.ScenarioHash);
        json.WriteString("digest"u8, answer.Cells[cell.Number - 1].Provenance.Digest);
    }

    private static void WriteRow(Utf8JsonWriter json, SweepRow row)
    {
        var figure = row.Figure;
        json.WriteNumber("cell"u8, row.Cell.Number);
        Number(json, "minus"u8, row.Minus?.Number);
        json.WriteString("analysis"u8, figure.Analysis);
        json.WriteString("claim"u8, figure.Claim);
        json.WriteString("measure"u8, figure.Measure);
        json.WriteString("arm"u8, figure.Arm);
        json.WriteString("subgroup"u8, figure.Subgroup);
        Number(json, "visit"u8, figure.Visit);
        Number(json, "estimate"u8, figure.Estimate);
        Number(json, "mcse"u8, figure.Mcse);
        Number(json, "lower"u8, figure.Lower);
        Number(json, "upper"u8, figure.Upper);
    }

    private static void Number(Utf8JsonWriter json, ReadOnlySpan<byte> key, double? value)
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

    private static void List<T>(ArrayBufferWriter<byte> buffer, Utf8JsonWriter json, string name, IEnumerable<T> entries, Action<T> write)
    {
        buffer.Write(Encoding.UTF8.GetBytes($",\n\"{name}\":["));
        bool isFirst = true;
        foreach (var entry in entries)
        {
            buffer.Write(isFirst ? "\n"u8 : ",\n"u8);
            isFirst = false;
            json.Reset();
            json.WriteStartObject();
            write(entry);
            json.WriteEndObject();
            json.Flush();
        }

        buffer.Write("\n]"u8);
    }
}
