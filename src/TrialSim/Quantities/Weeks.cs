using System.Text.Json.Serialization;

namespace TrialSim.Quantities;

/// <summary>A time after randomization, or a length of time, in weeks.</summary>
[JsonConverter(typeof(QuantityConverter<Weeks>))]
public readonly record struct Weeks(double Value) : IQuantity<Weeks>
{
    /// <inheritdoc/>
    public static string Rule => "a number of weeks above 0";

    /// <inheritdoc/>
    public static bool Accepts(double value) => value is > 0 and < double.PositiveInfinity;

    /// <inheritdoc/>
    public static Weeks Of(double value) => new(value);
}
