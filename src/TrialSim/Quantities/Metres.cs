using System.Text.Json.Serialization;

namespace TrialSim.Quantities;

/// <summary>A height, or a spread of heights, in metres.</summary>
[JsonConverter(typeof(QuantityConverter<Metres>))]
public readonly record struct Metres(double Value) : IQuantity<Metres>
{
    /// <inheritdoc/>
    public static string Rule => "a height above 0 and below 3 m";

    /// <inheritdoc/>
    public static bool Accepts(double value) => value is > 0 and < 3;

    /// <inheritdoc/>
    public static Metres Of(double value) => new(value);
}
