using System.Text.Json.Serialization;
using TrialSim.Numerics;

namespace TrialSim.Quantities;

/// <summary>An hs-CRP concentration, mg/L.</summary>
[JsonConverter(typeof(QuantityConverter<CrpMgPerL>))]
public readonly record struct CrpMgPerL(double Value) : IQuantity<CrpMgPerL>
{
    /// <inheritdoc/>
    public static string Rule => "an hs-CRP concentration above 0 mg/L";

    /// <summary>Natural logarithm of the concentration in mg/L.</summary>
    public double Log { get; } = Portable.Log(Value);

    /// <inheritdoc/>
    public static bool Accepts(double value) => value is > 0 and < double.PositiveInfinity;

    /// <inheritdoc/>
    public static CrpMgPerL Of(double value) => new(value);
}
