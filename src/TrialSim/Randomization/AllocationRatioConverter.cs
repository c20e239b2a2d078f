using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using TrialSim.Quantities;

namespace TrialSim.Randomization;

/// <summary>Reads and writes a ratio as text.</summary>
public sealed class AllocationRatioConverter : JsonConverter<AllocationRatio>, IValueRule
{
    string IValueRule.Rule => AllocationRatio.Rule;

    JsonValueKind IValueRule.Kind => JsonValueKind.String;

    object IValueRule.Example => AllocationRatio.Equal;

    /// <inheritdoc/>
    public override AllocationRatio Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        AllocationRatio.TryParse(reader.GetString(), out var ratio) ? ratio : throw new JsonException($"must be {AllocationRatio.Rule}");

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, AllocationRatio value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.ToString());

    bool IValueRule.Accepts(string written) => AllocationRatio.TryParse(written, out _);

    object IValueRule.Read(string written) => AllocationRatio.TryParse(written, out var ratio) ? ratio : AllocationRatio.Equal;

    void IValueRule.Write(Utf8JsonWriter writer, object value) => writer.WriteStringValue(value.ToString());

    void IValueRule.Describe(JsonObject schema)
    {
        schema["type"] = "string";
        schema["pattern"] = "^(1000|[1-9][0-9]{0,2}):(1000|[1-9][0-9]{0,2})$";
        schema["description"] = $"Must be {AllocationRatio.Rule}.";
    }
}
