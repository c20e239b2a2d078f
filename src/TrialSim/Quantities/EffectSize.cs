using System.Text.Json.Serialization;

namespace TrialSim.Quantities;

/// <summary>Size of an effect that a prior is about: a multiple of the scenario's drug effect, or the value of a property in its own unit.</summary>
[JsonConverter(typeof(QuantityConverter<EffectSize>))]
public readonly record struct EffectSize(double Value) : IQuantity<EffectSize>
{
    /// <inheritdoc/>
    public static string Rule => "a number from -1000000 to 1000000";

    /// <inheritdoc/>
    public static bool Accepts(double value) => value is >= -1e6 and <= 1e6;

    /// <inheritdoc/>
    public static EffectSize Of(double value) => new(value);
}
