using System.Text.Json.Serialization;

namespace TrialSim.Quantities;

/// <summary>An age, or a spread of ages, in years.</summary>
[JsonConverter(typeof(QuantityConverter<Years>))]
public readonly record struct Years(double Value) : IQuantity<Years>
{
    /// <inheritdoc/>
    public static string Rule => "an age above 0 and below 130 years";

    /// <inheritdoc/>
    public static bool Accepts(double value) => value is > 0 and < 130;

    /// <inheritdoc/>
    public static Years Of(double value) => new(value);
}
