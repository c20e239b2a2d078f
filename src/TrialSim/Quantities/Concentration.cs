using System.Text.Json.Serialization;
using TrialSim.Numerics;

namespace TrialSim.Quantities;

/// <summary>A concentration of a biomarker, in its unit (hs-CRP: mg/L).</summary>
[JsonConverter(typeof(QuantityConverter<Concentration>))]
public readonly record struct Concentration(double Value) : IQuantity<Concentration>
{
    /// <inheritdoc/>
    public static string Rule => "a concentration above 0 (hs-CRP: mg/L)";

    /// <summary>Natural logarithm of the concentration in that unit.</summary>
    public double Log { get; } = Portable.Log(Value);

    /// <inheritdoc/>
    public static bool Accepts(double value) => value is > 0 and < double.PositiveInfinity;

    /// <inheritdoc/>
    public static Concentration Of(double value) => new(value);
}
