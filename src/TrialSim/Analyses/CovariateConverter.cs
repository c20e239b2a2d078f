using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using TrialSim.Quantities;
using TrialSim.Trials;

namespace TrialSim.Analyses;

/// <summary>Reads and writes a covariate as its name.</summary>
internal sealed class CovariateConverter : JsonConverter<Covariate>, IValueRule
{
    private const string Form = "\"baseline\", \"sex\", \"strata\" or the name of another marker, such as \"crp\" (ln CRP), \"sil-6r\" (its logarithm) or \"age\"";

    string IValueRule.Rule => Form;

    JsonValueKind IValueRule.Kind => JsonValueKind.String;

    object IValueRule.Example => Covariate.Baseline;

    /// <inheritdoc/>
    public override Covariate Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.GetString() is { } name && PatientMarkerConverter.Accepts(name) ? new(name) : throw new JsonException($"must be {Form}");

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, Covariate value, JsonSerializerOptions options) => writer.WriteStringValue(value.Name);

    bool IValueRule.Accepts(string written) => PatientMarkerConverter.Accepts(written);

    object IValueRule.Read(string written) => new Covariate(written);

    void IValueRule.Write(Utf8JsonWriter writer, object value) => writer.WriteStringValue(((Covariate)value).Name);

    void IValueRule.Describe(JsonObject schema)
    {
        schema["type"] = "string";
        schema["pattern"] = "^[a-z0-9][a-z0-9-]{0,39}$";
        schema["description"] = $"Must be {Form}.";
    }
}
