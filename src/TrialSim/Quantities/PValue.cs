using System.Text.Json.Serialization;

namespace TrialSim.Quantities;

/// <summary>A two-sided p-value.</summary>
[JsonConverter(typeof(QuantityConverter<PValue>))]
public readonly record struct PValue(double Value) : IQuantity<PValue>
{
    /// <inheritdoc/>
    public static string Rule => "a two-sided p-value above 0 and below 1";

    /// <inheritdoc/>
    public static bool Accepts(double value) => value is > 0 and < 1;

    /// <inheritdoc/>
    public static PValue Of(double value) => new(value);
}
