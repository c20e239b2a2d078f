using System.Text.Json.Serialization;

namespace TrialSim.Quantities;

/// <summary>A dimensionless factor above 0.</summary>
[JsonConverter(typeof(QuantityConverter<Multiplier>))]
public readonly record struct Multiplier(double Value) : IQuantity<Multiplier>
{
    /// <inheritdoc/>
    public static string Rule => "a finite number above 0";

    /// <inheritdoc/>
    public static bool Accepts(double value) => value is > 0 and < double.PositiveInfinity;

    /// <inheritdoc/>
    public static Multiplier Of(double value) => new(value);
}
