using System.Collections;
using System.Text.Json;
using System.Text.Json.Nodes;
using TrialSim.Quantities;

namespace TrialSim.Scenarios.Reading;

/// <summary>A list, all of whose entries are alike.</summary>
internal sealed class ListShape(Type entry) : Shape
{
    /// <inheritdoc/>
    public override string Words => "a list in brackets";

    /// <inheritdoc/>
    public override object Substitute => Array.CreateInstance(entry, 0);

    /// <inheritdoc/>
    public override void Check(FileNode node, string path, ProblemList problems)
    {
        if (node.Kind is JsonValueKind.Number or JsonValueKind.String)
        {
            string written = node.Kind == JsonValueKind.String ? $"\"{Spelling.Quotable(node.Text)}\"" : node.Words;
            problems.AddUnsound(node, path, $"{node.Words} does not fit.", $"It must be a list in brackets: [{written}].");
            return;
        }

        if (node.Kind != JsonValueKind.Array)
        {
            Refuse(node, path, problems);
            return;
        }

        var shape = Of(entry);
        for (int i = 0; i < node.Entries.Count; i++)
        {
            shape.Check(node.Entries[i], $"{path}[{i}]", problems);
        }
    }

    /// <inheritdoc/>
    public override object Read(FileNode node, ProblemList problems)
    {
        var shape = Of(entry);
        var list = Array.CreateInstance(entry, node.Entries.Count);
        for (int i = 0; i < list.Length; i++)
        {
            list.SetValue(problems.IsUnsound(node.Entries[i]) ? shape.Substitute : shape.Read(node.Entries[i], problems), i);
        }

        return list;
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, object value, WrittenDefaults defaults)
    {
        var shape = Of(entry);
        writer.WriteStartArray();
        foreach (object item in (IEnumerable)value)
        {
            shape.Write(writer, item, defaults);
        }

        writer.WriteEndArray();
    }

    /// <inheritdoc/>
    public override JsonObject Describe(XmlSummaries summaries) => new() { ["type"] = "array", ["items"] = Of(entry).Describe(summaries) };
}
