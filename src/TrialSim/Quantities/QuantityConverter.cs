using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace TrialSim.Quantities;

/// <summary>Reads and writes a quantity as the plain number that it is in a scenario file.</summary>
/// <typeparam name="T">The quantity.</typeparam>
public sealed class QuantityConverter<T> : JsonConverter<T>, IValueRule
    where T : struct, IQuantity<T>
{
    // every quantity accepts one of these; Every_quantity_has_an_example fails where a new one does not
    private static readonly double[] Examples = [1, 0.5, 4];

    string IValueRule.Rule => T.Rule;

    JsonValueKind IValueRule.Kind => JsonValueKind.Number;

    object IValueRule.Example => T.Of(Array.Find(Examples, T.Accepts));

    /// <inheritdoc/>
    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        double value = reader.GetDouble();
        return T.Accepts(value) ? T.Of(value) : throw new JsonException($"must be {T.Rule}");
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) =>
        writer.WriteNumberValue(value.Value);

    bool IValueRule.Accepts(string written) =>
        double.TryParse(written, NumberStyles.Float, CultureInfo.InvariantCulture, out double value) && T.Accepts(value);

    object IValueRule.Read(string written) => T.Of(double.Parse(written, NumberStyles.Float, CultureInfo.InvariantCulture));

    void IValueRule.Write(Utf8JsonWriter writer, object value) => writer.WriteNumberValue(((T)value).Value);

    // The rule's words name its bounds, and Accepts says which of them count, so the schema cannot drift from the rule.
    void IValueRule.Describe(JsonObject schema)
    {
        bool whole = T.Accepts(4) && !T.Accepts(4.5);
        schema["type"] = whole ? "integer" : "number";
        schema["description"] = $"Must be {T.Rule}.";
        foreach (string word in T.Rule.Split(' ', ','))
        {
            if (!double.TryParse(word, NumberStyles.Float, CultureInfo.InvariantCulture, out double bound))
            {
                continue;
            }

            bool below = T.Accepts(whole ? bound - 1 : Math.BitDecrement(bound));
            bool above = T.Accepts(whole ? bound + 1 : Math.BitIncrement(bound));
            if (below != above)
            {
                string side = above ? "inimum" : "aximum";
                schema[T.Accepts(bound) ? "m" + side : "exclusiveM" + side] = bound;
            }
        }
    }
}
