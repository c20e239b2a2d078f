using System.Text.Json;
using System.Text.Json.Serialization;

namespace TrialSim.Quantities;

/// <summary>Reads and writes a quantity as the plain number that it is in a scenario file.</summary>
/// <typeparam name="T">The quantity.</typeparam>
public sealed class QuantityConverter<T> : JsonConverter<T>
    where T : struct, IQuantity<T>
{
    /// <inheritdoc/>
    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        double value = reader.GetDouble();
        return T.Accepts(value) ? T.Of(value) : throw new JsonException($"must be {T.Rule}");
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) =>
        writer.WriteNumberValue(value.Value);
}
