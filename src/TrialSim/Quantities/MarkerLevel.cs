using System.Text.Json.Serialization;

namespace TrialSim.Quantities;

/// <summary>A level of some marker, in the unit that scenario files use for it.</summary>
[JsonConverter(typeof(QuantityConverter<MarkerLevel>))]
public readonly record struct MarkerLevel(double Value) : IQuantity<MarkerLevel>
{
    /// <inheritdoc/>
    public static string Rule => "a finite level of the marker, in its unit";

    /// <inheritdoc/>
    public static bool Accepts(double value) => double.IsFinite(value);

    /// <inheritdoc/>
    public static MarkerLevel Of(double value) => new(value);
}
