using System.Text.Json.Serialization;

namespace TrialSim.Quantities;

/// <summary>A standard deviation of the natural logarithm of a concentration.</summary>
[JsonConverter(typeof(QuantityConverter<LogSpread>))]
public readonly record struct LogSpread(double Value) : IQuantity<LogSpread>
{
    /// <inheritdoc/>
    public static string Rule => "a standard deviation of the natural logarithm above 0 and at most 100";

    /// <inheritdoc/>
    public static bool Accepts(double value) => value is > 0 and <= 100;

    /// <inheritdoc/>
    public static LogSpread Of(double value) => new(value);
}
