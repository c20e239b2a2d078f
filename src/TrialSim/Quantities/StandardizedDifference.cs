using System.Text.Json.Serialization;

namespace TrialSim.Quantities;

/// <summary>A difference or change in standard deviations of one measurement within a group (Cohen's d).</summary>
[JsonConverter(typeof(QuantityConverter<StandardizedDifference>))]
public readonly record struct StandardizedDifference(double Value) : IQuantity<StandardizedDifference>
{
    /// <inheritdoc/>
    public static string Rule => "a number of standard deviations from -10 to 10";

    /// <inheritdoc/>
    public static bool Accepts(double value) => value is >= -10 and <= 10;

    /// <inheritdoc/>
    public static StandardizedDifference Of(double value) => new(value);
}
