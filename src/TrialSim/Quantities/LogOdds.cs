using System.Text.Json.Serialization;

namespace TrialSim.Quantities;

/// <summary>A log odds, or a change of log odds per point.</summary>
[JsonConverter(typeof(QuantityConverter<LogOdds>))]
public readonly record struct LogOdds(double Value) : IQuantity<LogOdds>
{
    /// <inheritdoc/>
    public static string Rule => "a finite log odds";

    /// <inheritdoc/>
    public static bool Accepts(double value) => double.IsFinite(value);

    /// <inheritdoc/>
    public static LogOdds Of(double value) => new(value);
}
