using System.Text.Json.Serialization;

namespace TrialSim.Quantities;

/// <summary>How long one infusion runs, hours.</summary>
[JsonConverter(typeof(QuantityConverter<InfusionHours>))]
public readonly record struct InfusionHours(double Value) : IQuantity<InfusionHours>
{
    /// <inheritdoc/>
    public static string Rule => "a number of hours above 0 and at most 168";

    /// <inheritdoc/>
    public static bool Accepts(double value) => value is > 0 and <= 168;

    /// <inheritdoc/>
    public static InfusionHours Of(double value) => new(value);
}
