using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace TrialSim.Scenarios.Reading;

/// <summary>A record: its properties by name.</summary>
internal sealed partial class RecordShape : Shape
{
    private readonly Type record;
    private readonly string? kind;
    private readonly List<RecordProperty> properties = [];

    /// <summary>The shape of a record.</summary>
    /// <param name="record">The record.</param>
    /// <param name="kind">The name of its kind, where there are several.</param>
    public RecordShape(Type record, string? kind = null)
    {
        this.record = record;
        this.kind = kind;
        foreach (var property in record.GetProperties(BindingFlags.Public | BindingFlags.Instance))
        {
            // what cannot be set is not in the file: descriptions, derived values
            if (property.CanWrite)
            {
                properties.Add(new(property));
            }
        }
    }

    /// <inheritdoc/>
    public override string Words => "an object in braces";

    /// <inheritdoc/>
    public override object Substitute => Read(new(JsonValueKind.Object, 0, 0, string.Empty), new());

    /// <inheritdoc/>
    public override object Read(FileNode node, ProblemList problems)
    {
        object made = Activator.CreateInstance(record)!;
        foreach (var property in properties)
        {
            var value = node.Find(property.Name)?.Value;
            if (value is not null && !problems.IsUnsound(value))
            {
                property.Set(made, value.Kind == JsonValueKind.Null ? null : property.Shape.Read(value, problems));
            }
            else if (property.IsRequired)
            {
                property.Set(made, property.Shape.Substitute);
            }
        }

        return made;
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, object value, WrittenDefaults defaults)
    {
        writer.WriteStartObject();
        if (kind is not null)
        {
            writer.WriteString("kind", kind);
        }

        foreach (var property in properties)
        {
            if (defaults == WrittenDefaults.WithoutUntraced && property.IsUntraced && property.HoldsDefault(value))
            {
                continue;
            }

            writer.WritePropertyName(property.Name);
            if (property.In(value) is { } held)
            {
                property.Shape.Write(writer, held, defaults);
            }
            else
            {
                writer.WriteNullValue();
            }
        }

        writer.WriteEndObject();
    }

    /// <inheritdoc/>
    public override JsonObject Describe(XmlSummaries summaries)
    {
        var members = new JsonObject();
        var required = new JsonArray();
        if (kind is not null)
        {
            members["kind"] = new JsonObject { ["const"] = kind };
            required.Add((JsonNode)"kind");
        }

        foreach (var property in properties)
        {
            members[property.Name] = property.Describe(summaries);
            if (property.IsRequired)
            {
                required.Add((JsonNode)property.Name);
            }
        }

        var schema = new JsonObject { ["type"] = "object", ["properties"] = members, ["required"] = required, ["additionalProperties"] = false };
        return XmlSummaries.Add(summaries.Of(record), schema);
    }
}
