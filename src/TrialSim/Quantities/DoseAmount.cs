using System.Text.Json.Serialization;

namespace TrialSim.Quantities;

/// <summary>The amount of one infusion, mg or mg per kg of body weight as said beside it; 0 is none.</summary>
[JsonConverter(typeof(QuantityConverter<DoseAmount>))]
public readonly record struct DoseAmount(double Value) : IQuantity<DoseAmount>
{
    /// <inheritdoc/>
    public static string Rule => "a dose from 0 to 100000";

    /// <inheritdoc/>
    public static bool Accepts(double value) => value is >= 0 and <= 100_000;

    /// <inheritdoc/>
    public static DoseAmount Of(double value) => new(value);
}
