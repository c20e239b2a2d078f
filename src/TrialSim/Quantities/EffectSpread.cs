using System.Text.Json.Serialization;

namespace TrialSim.Quantities;

/// <summary>Standard deviation or standard error of an effect, in the unit of <see cref="EffectSize"/>.</summary>
[JsonConverter(typeof(QuantityConverter<EffectSpread>))]
public readonly record struct EffectSpread(double Value) : IQuantity<EffectSpread>
{
    /// <inheritdoc/>
    public static string Rule => "a number above 0 and at most 1000000";

    /// <inheritdoc/>
    public static bool Accepts(double value) => value is > 0 and <= 1e6;

    /// <inheritdoc/>
    public static EffectSpread Of(double value) => new(value);
}
