using System.Text.Json.Serialization;

namespace TrialSim.Quantities;

/// <summary>A number of patients.</summary>
[JsonConverter(typeof(QuantityConverter<PatientCount>))]
public readonly record struct PatientCount(double Value) : IQuantity<PatientCount>
{
    /// <inheritdoc/>
    public static string Rule => "a whole number of patients from 4 to 100000";

    /// <inheritdoc/>
    public static bool Accepts(double value) => value is >= 4 and <= 100_000 && value == Math.Floor(value);

    /// <inheritdoc/>
    public static PatientCount Of(double value) => new(value);
}
