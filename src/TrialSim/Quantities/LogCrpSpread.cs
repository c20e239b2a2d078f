using System.Text.Json.Serialization;

namespace TrialSim.Quantities;

/// <summary>A standard deviation of ln hs-CRP.</summary>
[JsonConverter(typeof(QuantityConverter<LogCrpSpread>))]
public readonly record struct LogCrpSpread(double Value) : IQuantity<LogCrpSpread>
{
    /// <inheritdoc/>
    public static string Rule => "a standard deviation of ln CRP above 0 and at most 100";

    /// <inheritdoc/>
    public static bool Accepts(double value) => value is > 0 and <= 100;

    /// <inheritdoc/>
    public static LogCrpSpread Of(double value) => new(value);
}
