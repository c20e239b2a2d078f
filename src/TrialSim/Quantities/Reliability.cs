using System.Text.Json.Serialization;

namespace TrialSim.Quantities;

/// <summary>Share of the variance of one measurement that is the patient's own lasting level (intraclass correlation).</summary>
[JsonConverter(typeof(QuantityConverter<Reliability>))]
public readonly record struct Reliability(double Value) : IQuantity<Reliability>
{
    /// <inheritdoc/>
    public static string Rule => "a reliability above 0 and at most 1";

    /// <inheritdoc/>
    public static bool Accepts(double value) => value is > 0 and <= 1;

    /// <inheritdoc/>
    public static Reliability Of(double value) => new(value);
}
