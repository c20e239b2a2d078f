using System.Collections;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using TrialSim.Quantities;

namespace TrialSim.Scenarios.Reading;

/// <summary>A property of a record, as the file has it.</summary>
/// <param name="property">The property.</param>
internal sealed class RecordProperty(PropertyInfo property)
{
    /// <summary>Its name in the file.</summary>
    public string Name { get; } =
        property.GetCustomAttribute<JsonPropertyNameAttribute>()?.Name ?? JsonNamingPolicy.KebabCaseLower.ConvertName(property.Name);

    /// <summary>Whether the file must have it.</summary>
    public bool IsRequired { get; } = property.IsDefined(typeof(RequiredMemberAttribute));

    /// <summary>Whether its default leaves no trace in a hash.</summary>
    public bool IsUntraced { get; } = property.IsDefined(typeof(UntracedDefaultAttribute));

    /// <summary>What its values look like.</summary>
    public Shape Shape { get; } = Shape.Of(property.PropertyType);

    /// <summary>Whether null means "absent" here.</summary>
    public bool AllowsNull => new NullabilityInfoContext().Create(property).WriteState == NullabilityState.Nullable;

    /// <summary>The property as a JSON Schema.</summary>
    public JsonObject Describe(XmlSummaries summaries)
    {
        var schema = Shape.Describe(summaries);
        var nullable = AllowsNull ? new JsonObject { ["anyOf"] = new JsonArray(schema, new JsonObject { ["type"] = "null" }) } : schema;
        return XmlSummaries.Add(summaries.Of(property), nullable);
    }

    /// <summary>The value in a record.</summary>
    public object? In(object record) => property.GetValue(record);

    /// <summary>Whether a record holds what it has where the file says nothing.</summary>
    public bool HoldsDefault(object record) => (In(Activator.CreateInstance(record.GetType())!), In(record)) switch
    {
        (ICollection unsaid, ICollection held) => unsaid.Count == 0 && held.Count == 0,
        var (unsaid, held) => Equals(unsaid, held),
    };

    /// <summary>Sets the value of a record that is being made.</summary>
    public void Set(object record, object? value) => property.SetValue(record, value);
}
