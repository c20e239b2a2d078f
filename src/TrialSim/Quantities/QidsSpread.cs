using System.Text.Json.Serialization;

namespace TrialSim.Quantities;

/// <summary>A standard deviation in points of the QIDS-SR16.</summary>
[JsonConverter(typeof(QuantityConverter<QidsSpread>))]
public readonly record struct QidsSpread(double Value) : IQuantity<QidsSpread>
{
    /// <inheritdoc/>
    public static string Rule => "a standard deviation above 0 and at most 27 QIDS-SR16 points";

    /// <inheritdoc/>
    public static bool Accepts(double value) => value is > 0 and <= QidsPoints.Highest;

    /// <inheritdoc/>
    public static QidsSpread Of(double value) => new(value);
}
