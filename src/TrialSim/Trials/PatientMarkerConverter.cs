using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using TrialSim.Quantities;

namespace TrialSim.Trials;

/// <summary>Reads and writes a marker as its name.</summary>
internal sealed class PatientMarkerConverter : JsonConverter<PatientMarker>, IValueRule
{
    private const string Form = "the name of a marker: lower-case letters, digits and hyphens, such as \"crp\" or \"sil-6r\"";

    string IValueRule.Rule => Form;

    JsonValueKind IValueRule.Kind => JsonValueKind.String;

    object IValueRule.Example => PatientMarker.Crp;

    /// <summary>Whether a text may name a marker.</summary>
    public static bool Accepts(string? name) =>
        name is { Length: > 0 and <= 40 } && name.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-') && name[0] != '-';

    /// <inheritdoc/>
    public override PatientMarker Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.GetString() is { } name && Accepts(name) ? new(name) : throw new JsonException($"must be {Form}");

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, PatientMarker value, JsonSerializerOptions options) => writer.WriteStringValue(value.Name);

    bool IValueRule.Accepts(string written) => Accepts(written);

    object IValueRule.Read(string written) => new PatientMarker(written);

    void IValueRule.Write(Utf8JsonWriter writer, object value) => writer.WriteStringValue(((PatientMarker)value).Name);

    void IValueRule.Describe(JsonObject schema)
    {
        schema["type"] = "string";
        schema["pattern"] = "^[a-z0-9][a-z0-9-]{0,39}$";
        schema["description"] = $"Must be {Form}.";
    }
}
