using System.Text.Json.Serialization;

namespace TrialSim.Quantities;

/// <summary>A correlation coefficient.</summary>
[JsonConverter(typeof(QuantityConverter<Correlation>))]
public readonly record struct Correlation(double Value) : IQuantity<Correlation>
{
    /// <inheritdoc/>
    public static string Rule => "a correlation between -1 and 1";

    /// <inheritdoc/>
    public static bool Accepts(double value) => value is > -1 and < 1;

    /// <inheritdoc/>
    public static Correlation Of(double value) => new(value);
}
