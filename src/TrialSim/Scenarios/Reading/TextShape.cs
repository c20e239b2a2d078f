using System.Text.Json;
using System.Text.Json.Nodes;

namespace TrialSim.Scenarios.Reading;

/// <summary>Any text.</summary>
internal sealed class TextShape : Shape
{
    /// <inheritdoc/>
    public override string Words => "a text in double quotes";

    /// <inheritdoc/>
    public override object Substitute => "?";

    /// <inheritdoc/>
    public override void Check(FileNode node, string path, ProblemList problems)
    {
        if (node.Kind != JsonValueKind.String)
        {
            Refuse(node, path, problems);
        }
    }

    /// <inheritdoc/>
    public override object Read(FileNode node, ProblemList problems) => node.Text;

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, object value, WrittenDefaults defaults) => writer.WriteStringValue((string)value);

    /// <inheritdoc/>
    public override JsonObject Describe(XmlSummaries summaries) => new() { ["type"] = "string" };
}
