using System.Text.Json.Serialization;

namespace TrialSim.Quantities;

/// <summary>A natural logarithm of a concentration (hs-CRP: mg/L).</summary>
[JsonConverter(typeof(QuantityConverter<LogConcentration>))]
public readonly record struct LogConcentration(double Value) : IQuantity<LogConcentration>
{
    /// <inheritdoc/>
    public static string Rule => "a natural logarithm of a concentration from -100 to 100";

    /// <inheritdoc/>
    public static bool Accepts(double value) => value is >= -100 and <= 100;

    /// <inheritdoc/>
    public static LogConcentration Of(double value) => new(value);
}
