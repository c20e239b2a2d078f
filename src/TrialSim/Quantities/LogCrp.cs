using System.Text.Json.Serialization;

namespace TrialSim.Quantities;

/// <summary>A natural logarithm of hs-CRP in mg/L.</summary>
[JsonConverter(typeof(QuantityConverter<LogCrp>))]
public readonly record struct LogCrp(double Value) : IQuantity<LogCrp>
{
    /// <inheritdoc/>
    public static string Rule => "a natural logarithm of hs-CRP from -100 to 100";

    /// <inheritdoc/>
    public static bool Accepts(double value) => value is >= -100 and <= 100;

    /// <inheritdoc/>
    public static LogCrp Of(double value) => new(value);
}
