using System.Text.Json.Serialization;

namespace TrialSim.Quantities;

/// <summary>Points of the 17-item Hamilton depression scale; a difference may be negative (negative is improvement).</summary>
[JsonConverter(typeof(QuantityConverter<HamdPoints>))]
public readonly record struct HamdPoints(double Value) : IQuantity<HamdPoints>
{
    /// <inheritdoc/>
    public static string Rule => "a number of HAM-D points from -1000 to 1000";

    /// <inheritdoc/>
    public static bool Accepts(double value) => value is >= -1000 and <= 1000;

    /// <inheritdoc/>
    public static HamdPoints Of(double value) => new(value);
}
