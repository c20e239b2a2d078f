using System.Text.Json.Serialization;

namespace TrialSim.Quantities;

/// <summary>An amount of money, in the currency that the costs name.</summary>
[JsonConverter(typeof(QuantityConverter<Money>))]
public readonly record struct Money(double Value) : IQuantity<Money>
{
    /// <inheritdoc/>
    public static string Rule => "an amount of money from 0 to 1000000000000";

    /// <inheritdoc/>
    public static bool Accepts(double value) => value is >= 0 and <= 1e12;

    /// <inheritdoc/>
    public static Money Of(double value) => new(value);
}
