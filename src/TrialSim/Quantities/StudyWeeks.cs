using System.Text.Json.Serialization;

namespace TrialSim.Quantities;

/// <summary>A time since the trial began to recruit, or a length of time that may be none, in weeks.</summary>
[JsonConverter(typeof(QuantityConverter<StudyWeeks>))]
public readonly record struct StudyWeeks(double Value) : IQuantity<StudyWeeks>
{
    /// <inheritdoc/>
    public static string Rule => "a number of weeks from 0 to 10000";

    /// <inheritdoc/>
    public static bool Accepts(double value) => value is >= 0 and <= 10_000;

    /// <inheritdoc/>
    public static StudyWeeks Of(double value) => new(value);
}
