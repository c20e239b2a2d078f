using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using TrialSim.Quantities;

namespace TrialSim.Scenarios.Reading;

/// <summary>Changes to a scenario: an object whose properties are paths, each with the value to be set there.</summary>
internal sealed class PatchShape : Shape
{
    /// <inheritdoc/>
    public override string Words => "an object in braces that gives scenario properties, by path, their values";

    /// <inheritdoc/>
    public override object Substitute => new ScenarioPatch([]);

    /// <inheritdoc/>
    public override void Check(FileNode node, string path, ProblemList problems)
    {
        if (node.Kind != JsonValueKind.Object)
        {
            Refuse(node, path, problems);
            return;
        }

        foreach (var member in node.Members)
        {
            string quoted = Spelling.Quotable(member.Name);
            if (PropertyPath.Parse(member.Name) is null)
            {
                problems.Add(member, path, $"\"{quoted}\" is not the path of a property.", PropertyPath.Form);
            }
            else if (node.Find(member.Name) != member && !member.Name.Contains("[+]", StringComparison.Ordinal))
            {
                problems.Add(member, path, $"\"{quoted}\" is set a second time; line {node.Find(member.Name)!.Line} sets it too.", "Keep one of the two.");
            }
        }
    }

    /// <inheritdoc/>
    public override object Read(FileNode node, ProblemList problems) =>
        new ScenarioPatch([.. node.Members.Select(m => new PropertyChange(m.Name, Text(m.Value)))]);

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, object value, WrittenDefaults defaults)
    {
        writer.WriteStartObject();
        foreach (var change in ((ScenarioPatch)value).Changes)
        {
            writer.WritePropertyName(change.Path);
            writer.WriteRawValue(change.Json);
        }

        writer.WriteEndObject();
    }

    /// <inheritdoc/>
    public override JsonObject Describe(XmlSummaries summaries) => new() { ["type"] = "object", ["additionalProperties"] = true };

    private static string Text(FileNode node)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream))
        {
            Copy(node, writer);
        }

        return Encoding.UTF8.GetString(stream.ToArray());
    }

    private static void Copy(FileNode node, Utf8JsonWriter writer)
    {
        switch (node.Kind)
        {
            case JsonValueKind.Object:
                writer.WriteStartObject();
                foreach (var member in node.Members)
                {
                    writer.WritePropertyName(member.Name);
                    Copy(member.Value, writer);
                }

                writer.WriteEndObject();
                break;
            case JsonValueKind.Array:
                writer.WriteStartArray();
                node.Entries.ForEach(entry => Copy(entry, writer));
                writer.WriteEndArray();
                break;
            case JsonValueKind.String:
                writer.WriteStringValue(node.Text);
                break;
            case JsonValueKind.Number:
                writer.WriteRawValue(node.Text);
                break;
            default:
                writer.WriteRawValue(node.Words); // true, false, null
                break;
        }
    }
}
