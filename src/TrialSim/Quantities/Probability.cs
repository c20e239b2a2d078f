using System.Text.Json.Serialization;

namespace TrialSim.Quantities;

/// <summary>A probability, or a share of patients.</summary>
[JsonConverter(typeof(QuantityConverter<Probability>))]
public readonly record struct Probability(double Value) : IQuantity<Probability>
{
    /// <inheritdoc/>
    public static string Rule => "a probability from 0 to 1";

    /// <inheritdoc/>
    public static bool Accepts(double value) => value is >= 0 and <= 1;

    /// <inheritdoc/>
    public static Probability Of(double value) => new(value);
}
