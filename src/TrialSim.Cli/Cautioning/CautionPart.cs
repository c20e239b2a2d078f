using System.Text.Json;
using System.Text.Json.Nodes;
using TrialSim.Cautions;
using TrialSim.Cli.Claiming;
using TrialSim.Cli.Results;
using TrialSim.Cli.Terminal;

namespace TrialSim.Cli.Cautioning;

/// <summary>What could mislead, as every command says it: near the top of its page, and under "cautions" in its document.</summary>
internal static class CautionPart
{
    /// <summary>Name of the part in documents.</summary>
    public const string Name = "cautions";

    /// <summary>On a page; nothing where there are none.</summary>
    public static void Write(Page page, IReadOnlyList<Caution> cautions) => page.Points("Caution", cautions.Select(c => c.Text));

    /// <summary>As a part of a document.</summary>
    public static JsonArray Json(IReadOnlyList<Caution> cautions) =>
        JsonParts.List(cautions, caution => new JsonObject { ["kind"] = caution.Kind, ["text"] = caution.Text });

    /// <summary>The members of one caution, for documents that are written value by value.</summary>
    public static void Write(Utf8JsonWriter json, Caution caution)
    {
        json.WriteString("kind"u8, caution.Kind);
        json.WriteString("text"u8, caution.Text);
    }

    /// <summary>The schema of the part.</summary>
    public static JsonObject Schema() => SchemaParts.List("What could mislead", SchemaParts.Object(
        "A caution",
        ("kind", new() { ["type"] = "string", ["oneOf"] = new JsonArray([.. CautionList.Rules.Select(r => new JsonObject { ["const"] = r.Kind, ["description"] = r.Meaning })]) }),
        ("text", SchemaParts.Value("string", "What is to be seen, and what to do instead"))));
}
