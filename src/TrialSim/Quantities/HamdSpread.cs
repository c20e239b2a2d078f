using System.Text.Json.Serialization;

namespace TrialSim.Quantities;

/// <summary>A standard deviation in HAM-D points.</summary>
[JsonConverter(typeof(QuantityConverter<HamdSpread>))]
public readonly record struct HamdSpread(double Value) : IQuantity<HamdSpread>
{
    /// <inheritdoc/>
    public static string Rule => "a standard deviation from 0 to 100 HAM-D points";

    /// <inheritdoc/>
    public static bool Accepts(double value) => value is >= 0 and <= 100;

    /// <inheritdoc/>
    public static HamdSpread Of(double value) => new(value);
}
