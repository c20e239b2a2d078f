using System.Text.Json.Serialization;

namespace TrialSim.Quantities;

/// <summary>A log ratio of rates per unit of ln hs-CRP (natural logarithm, mg/L).</summary>
[JsonConverter(typeof(QuantityConverter<LogRatePerLogCrp>))]
public readonly record struct LogRatePerLogCrp(double Value) : IQuantity<LogRatePerLogCrp>
{
    /// <inheritdoc/>
    public static string Rule => "a log ratio of hazards per unit of ln CRP from -20 to 20";

    /// <inheritdoc/>
    public static bool Accepts(double value) => value is >= -20 and <= 20;

    /// <inheritdoc/>
    public static LogRatePerLogCrp Of(double value) => new(value);
}
