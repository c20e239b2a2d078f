using System.Text.Json.Serialization;

namespace TrialSim.Quantities;

/// <summary>A significance level.</summary>
[JsonConverter(typeof(QuantityConverter<SignificanceLevel>))]
public readonly record struct SignificanceLevel(double Value) : IQuantity<SignificanceLevel>
{
    /// <inheritdoc/>
    public static string Rule => "a significance level above 0 and below 1, such as 0.05";

    /// <inheritdoc/>
    public static bool Accepts(double value) => value is > 0 and < 1;

    /// <inheritdoc/>
    public static SignificanceLevel Of(double value) => new(value);
}
