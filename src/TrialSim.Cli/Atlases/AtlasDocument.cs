using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using TrialSim.Atlas;

namespace TrialSim.Cli.Atlases;

/// <summary>An atlas as one JSON document: provenance, families and rules, what was left out, then one figure a line.</summary>
/// <remarks>Numbers read back to the same bits. The same scenario, plan, seed and replicates give the same bytes.</remarks>
internal static class AtlasDocument
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }; // "crp>5" as it is

    /// <summary>The document in UTF-8, ending with a line break.</summary>
    public static byte[] Write(AtlasSetup setup, FalseClaimAtlas atlas)
    {
        var buffer = new ArrayBufferWriter<byte>(64 * 1024);
        using var json = new Utf8JsonWriter(buffer, Options);
        buffer.Write("{\"provenance\":"u8);
        Write(json, atlas.Provenance);
        List(buffer, json, "families", setup.Families, family =>
        {
            json.WriteString("name"u8, family.Family.Name);
            json.WriteString("title"u8, family.Family.Title);
            json.WriteString("why"u8, family.Family.Why);
        });
        List(buffer, json, "rules", setup.Rules, rule =>
        {
            json.WriteString("name"u8, rule.Name);
            json.WriteString("description"u8, rule.Describe());
            json.WriteNumber("alpha"u8, rule.Alpha.Value);
            json.WriteBoolean("controls-family-wise-error"u8, rule.ControlsFamilyWiseError);
        });
        List(buffer, json, "left-out", setup.LeftOut, leftOut =>
        {
            json.WriteString("name"u8, leftOut.Name);
            json.WriteString("reason"u8, leftOut.Reason);
        });
        List(buffer, json, "figures", atlas.Figures, figure =>
        {
            json.WriteString("family"u8, figure.Family);
            json.WriteString("rule"u8, figure.Rule);
            json.WriteString("measure"u8, figure.Measure);
            json.WriteNumber("estimate"u8, figure.Estimate);
            json.WriteNumber("mcse"u8, figure.Mcse);
            json.WriteNumber("lower"u8, figure.Lower);
            json.WriteNumber("upper"u8, figure.Upper);
        });
        buffer.Write("}\n"u8);
        return buffer.WrittenSpan.ToArray();
    }

    private static void Write(Utf8JsonWriter json, AtlasProvenance provenance)
    {
        json.WriteStartObject();
        json.WriteString("version"u8, provenance.Version);
        json.WriteString("scenario"u8, provenance.Scenario);
        json.WriteString("scenario-hash"u8, provenance.ScenarioHash);
        json.WriteString("plan-hash"u8, provenance.PlanHash);
        json.WriteNumber("seed"u8, provenance.Seed);
        json.WriteNumber("replicates"u8, provenance.Replicates);
        json.WriteString("digest"u8, provenance.Digest);
        json.WriteEndObject();
        json.Flush();
    }

    private static void List<T>(ArrayBufferWriter<byte> buffer, Utf8JsonWriter json, string name, IReadOnlyList<T> entries, Action<T> write)
    {
        buffer.Write(System.Text.Encoding.UTF8.GetBytes($",\n\"{name}\":["));
        for (int i = 0; i < entries.Count; i++)
        {
            buffer.Write(i == 0 ? "\n"u8 : ",\n"u8);
            json.Reset();
            json.WriteStartObject();
            write(entries[i]);
            json.WriteEndObject();
            json.Flush();
        }

        buffer.Write("\n]"u8);
    }
}
