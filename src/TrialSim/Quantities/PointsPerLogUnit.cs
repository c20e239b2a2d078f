using System.Text.Json.Serialization;

namespace TrialSim.Quantities;

/// <summary>A slope: HAM-D points per unit of the natural logarithm of a marker (hs-CRP: mg/L).</summary>
[JsonConverter(typeof(QuantityConverter<PointsPerLogUnit>))]
public readonly record struct PointsPerLogUnit(double Value) : IQuantity<PointsPerLogUnit>
{
    /// <inheritdoc/>
    public static string Rule => "a number of HAM-D points per unit of the natural logarithm of the marker from -1000 to 1000";

    /// <inheritdoc/>
    public static bool Accepts(double value) => value is >= -1000 and <= 1000;

    /// <inheritdoc/>
    public static PointsPerLogUnit Of(double value) => new(value);
}
