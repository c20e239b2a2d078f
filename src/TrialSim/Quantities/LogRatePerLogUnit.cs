using System.Text.Json.Serialization;

namespace TrialSim.Quantities;

/// <summary>A log ratio of rates per unit of the natural logarithm of a marker (hs-CRP: mg/L).</summary>
[JsonConverter(typeof(QuantityConverter<LogRatePerLogUnit>))]
public readonly record struct LogRatePerLogUnit(double Value) : IQuantity<LogRatePerLogUnit>
{
    /// <inheritdoc/>
    public static string Rule => "a log ratio of hazards per unit of the natural logarithm of the marker from -20 to 20";

    /// <inheritdoc/>
    public static bool Accepts(double value) => value is >= -20 and <= 20;

    /// <inheritdoc/>
    public static LogRatePerLogUnit Of(double value) => new(value);
}
