using System.Text.Json.Serialization;

namespace TrialSim.Quantities;

/// <summary>A value of a baseline marker in the marker's own unit: mg/L, HAM-D points, years, kg/m2, or a number of a category.</summary>
[JsonConverter(typeof(QuantityConverter<MarkerValue>))]
public readonly record struct MarkerValue(double Value) : IQuantity<MarkerValue>
{
    /// <inheritdoc/>
    public static string Rule => "a finite value of the marker (mg/L for CRP)";

    /// <inheritdoc/>
    public static bool Accepts(double value) => double.IsFinite(value);

    /// <inheritdoc/>
    public static MarkerValue Of(double value) => new(value);
}
