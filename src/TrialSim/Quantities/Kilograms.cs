using System.Text.Json.Serialization;

namespace TrialSim.Quantities;

/// <summary>A body weight, or a spread of weights, kg.</summary>
[JsonConverter(typeof(QuantityConverter<Kilograms>))]
public readonly record struct Kilograms(double Value) : IQuantity<Kilograms>
{
    /// <inheritdoc/>
    public static string Rule => "a weight above 0 and at most 1000 kg";

    /// <inheritdoc/>
    public static bool Accepts(double value) => value is > 0 and <= 1000;

    /// <inheritdoc/>
    public static Kilograms Of(double value) => new(value);
}
