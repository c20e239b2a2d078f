using System.Text.Json.Serialization;

namespace TrialSim.Quantities;

/// <summary>A drug concentration, micrograms per mL, which is the same as mg per L.</summary>
[JsonConverter(typeof(QuantityConverter<MicrogramsPerMillilitre>))]
public readonly record struct MicrogramsPerMillilitre(double Value) : IQuantity<MicrogramsPerMillilitre>
{
    /// <inheritdoc/>
    public static string Rule => "a concentration above 0 ug/mL";

    /// <inheritdoc/>
    public static bool Accepts(double value) => value is > 0 and < double.PositiveInfinity;

    /// <inheritdoc/>
    public static MicrogramsPerMillilitre Of(double value) => new(value);
}
