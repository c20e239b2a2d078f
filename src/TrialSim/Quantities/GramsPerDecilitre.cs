using System.Text.Json.Serialization;

namespace TrialSim.Quantities;

/// <summary>A serum albumin concentration, or a spread of such, g/dL.</summary>
[JsonConverter(typeof(QuantityConverter<GramsPerDecilitre>))]
public readonly record struct GramsPerDecilitre(double Value) : IQuantity<GramsPerDecilitre>
{
    /// <inheritdoc/>
    public static string Rule => "a concentration above 0 and at most 20 g/dL";

    /// <inheritdoc/>
    public static bool Accepts(double value) => value is > 0 and <= 20;

    /// <inheritdoc/>
    public static GramsPerDecilitre Of(double value) => new(value);
}
