using System.Text.Json.Serialization;

namespace TrialSim.Quantities;

/// <summary>A slope: HAM-D points per unit of ln hs-CRP (natural logarithm, mg/L).</summary>
[JsonConverter(typeof(QuantityConverter<PointsPerLogCrp>))]
public readonly record struct PointsPerLogCrp(double Value) : IQuantity<PointsPerLogCrp>
{
    /// <inheritdoc/>
    public static string Rule => "a number of HAM-D points per unit of ln CRP from -1000 to 1000";

    /// <inheritdoc/>
    public static bool Accepts(double value) => value is >= -1000 and <= 1000;

    /// <inheritdoc/>
    public static PointsPerLogCrp Of(double value) => new(value);
}
