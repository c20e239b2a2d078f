using System.Text.Json.Serialization;

namespace TrialSim.Quantities;

/// <summary>A body mass index, or a spread of it, in kg/m2.</summary>
[JsonConverter(typeof(QuantityConverter<KgPerSquareMetre>))]
public readonly record struct KgPerSquareMetre(double Value) : IQuantity<KgPerSquareMetre>
{
    /// <inheritdoc/>
    public static string Rule => "a body mass index above 0 and below 200 kg/m2";

    /// <inheritdoc/>
    public static bool Accepts(double value) => value is > 0 and < 200;

    /// <inheritdoc/>
    public static KgPerSquareMetre Of(double value) => new(value);
}
