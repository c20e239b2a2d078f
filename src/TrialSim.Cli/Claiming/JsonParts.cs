using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using TrialSim.Characteristics;

namespace TrialSim.Cli.Claiming;

/// <summary>Parts that the documents about claims share.</summary>
/// <remarks>Numbers read back to the same bits. The same question gives the same bytes.</remarks>
internal static class JsonParts
{
    private static readonly JsonSerializerOptions Layout = new() { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>A document in UTF-8, ending with a line break.</summary>
    public static byte[] Bytes(JsonObject document) => Encoding.UTF8.GetBytes(document.ToJsonString(Layout) + "\n");

    /// <summary>What was run.</summary>
    public static JsonObject Provenance(Provenance provenance) => new()
    {
        ["version"] = provenance.Version,
        ["scenario"] = provenance.Scenario,
        ["scenario-hash"] = provenance.ScenarioHash,
        ["seed"] = provenance.Seed,
        ["replicates"] = provenance.Replicates,
        ["digest"] = provenance.Digest,
    };

    /// <summary>A figure with its error; null where it is not defined.</summary>
    public static JsonObject? Figure(in Estimate figure) => !double.IsFinite(figure.Value) ? null : new()
    {
        ["estimate"] = figure.Value,
        ["mcse"] = Known(figure.Mcse),
        ["lower"] = Known(figure.Lower),
        ["upper"] = Known(figure.Upper),
    };

    /// <summary>A list.</summary>
    public static JsonArray List<T>(IEnumerable<T> items, Func<T, JsonNode?> write) => new([.. items.Select(write)]);

    private static double? Known(double value) => double.IsFinite(value) ? value : null;
}
