using System.Text.Json.Serialization;

namespace TrialSim.Quantities;

/// <summary>A constant rate of leaving the trial, per week.</summary>
[JsonConverter(typeof(QuantityConverter<WeeklyHazard>))]
public readonly record struct WeeklyHazard(double Value) : IQuantity<WeeklyHazard>
{
    /// <inheritdoc/>
    public static string Rule => "a hazard of 0 or more per week";

    /// <inheritdoc/>
    public static bool Accepts(double value) => value is >= 0 and < double.PositiveInfinity;

    /// <inheritdoc/>
    public static WeeklyHazard Of(double value) => new(value);
}
