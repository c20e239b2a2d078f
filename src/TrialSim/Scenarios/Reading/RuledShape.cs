using System.Text.Json;
using System.Text.Json.Nodes;
using TrialSim.Quantities;

namespace TrialSim.Scenarios.Reading;

/// <summary>A value that states its own rule.</summary>
internal sealed class RuledShape(IValueRule rule) : Shape
{
    /// <inheritdoc/>
    public override string Words => rule.Rule;

    /// <inheritdoc/>
    public override object Substitute => rule.Example;

    /// <inheritdoc/>
    public override void Check(FileNode node, string path, ProblemList problems)
    {
        bool obeys = node.Kind is JsonValueKind.Number or JsonValueKind.String && rule.Accepts(node.Text);
        if (obeys && node.Kind == JsonValueKind.String && rule.Kind == JsonValueKind.Number)
        {
            problems.AddUnsound(node, path, $"{node.Words} does not fit.", $"It must be {Words}: remove the quotes.");
        }
        else if (!obeys || node.Kind != rule.Kind)
        {
            Refuse(node, path, problems);
        }
    }

    /// <inheritdoc/>
    public override object Read(FileNode node, ProblemList problems) => rule.Read(node.Text);

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, object value, WrittenDefaults defaults) => rule.Write(writer, value);

    /// <inheritdoc/>
    public override JsonObject Describe(XmlSummaries summaries)
    {
        var schema = new JsonObject();
        rule.Describe(schema);
        return schema;
    }
}
