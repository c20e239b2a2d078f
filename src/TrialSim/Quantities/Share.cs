using System.Text.Json.Serialization;

namespace TrialSim.Quantities;

/// <summary>A share strictly between none and all.</summary>
[JsonConverter(typeof(QuantityConverter<Share>))]
public readonly record struct Share(double Value) : IQuantity<Share>
{
    /// <inheritdoc/>
    public static string Rule => "a share above 0 and below 1";

    /// <inheritdoc/>
    public static bool Accepts(double value) => value is > 0 and < 1;

    /// <inheritdoc/>
    public static Share Of(double value) => new(value);
}
