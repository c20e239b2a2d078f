using System.Text.Json.Serialization;

namespace TrialSim.Quantities;

/// <summary>How much of an effect's full size has arrived at a visit; 1 is all of it.</summary>
[JsonConverter(typeof(QuantityConverter<Fraction>))]
public readonly record struct Fraction(double Value) : IQuantity<Fraction>
{
    /// <inheritdoc/>
    public static string Rule => "a finite fraction of the full effect";

    /// <inheritdoc/>
    public static bool Accepts(double value) => double.IsFinite(value);

    /// <inheritdoc/>
    public static Fraction Of(double value) => new(value);
}
