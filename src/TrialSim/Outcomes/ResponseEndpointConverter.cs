using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using TrialSim.Quantities;
using TrialSim.Trials;

namespace TrialSim.Outcomes;

/// <summary>Reads and writes a yes-or-no endpoint as its name.</summary>
internal sealed class ResponseEndpointConverter : JsonConverter<ResponseEndpoint>, IValueRule
{
    private const string Form = "one of \"response-any-visit\", \"response-final-visit\", \"remission-any-visit\", or the name of an adverse event";

    string IValueRule.Rule => Form;

    JsonValueKind IValueRule.Kind => JsonValueKind.String;

    object IValueRule.Example => ResponseEndpoint.ResponseAnyVisit;

    /// <inheritdoc/>
    public override ResponseEndpoint Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.GetString() is { } name && PatientMarkerConverter.Accepts(name) ? new(name) : throw new JsonException($"must be {Form}");

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, ResponseEndpoint value, JsonSerializerOptions options) => writer.WriteStringValue(value.Name);

    bool IValueRule.Accepts(string written) => PatientMarkerConverter.Accepts(written);

    object IValueRule.Read(string written) => new ResponseEndpoint(written);

    void IValueRule.Write(Utf8JsonWriter writer, object value) => writer.WriteStringValue(((ResponseEndpoint)value).Name);

    void IValueRule.Describe(JsonObject schema)
    {
        schema["type"] = "string";
        schema["anyOf"] = new JsonArray(
            new JsonObject { ["const"] = "response-any-visit", ["description"] = "Response at any visit at which the patient was seen." },
            new JsonObject { ["const"] = "response-final-visit", ["description"] = "Response at the final visit." },
            new JsonObject { ["const"] = "remission-any-visit", ["description"] = "Remission at any visit at which the patient was seen." },
            new JsonObject { ["pattern"] = "^[a-z0-9][a-z0-9-]{0,39}$", ["description"] = "At least one adverse event of this name." });
    }
}
