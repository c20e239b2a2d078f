using System.Text.Json.Serialization;

namespace TrialSim.Quantities;

/// <summary>How many candidates come to screening in a week, on average.</summary>
[JsonConverter(typeof(QuantityConverter<CandidatesPerWeek>))]
public readonly record struct CandidatesPerWeek(double Value) : IQuantity<CandidatesPerWeek>
{
    /// <inheritdoc/>
    public static string Rule => "a number of candidates above 0 and at most 100000 per week";

    /// <inheritdoc/>
    public static bool Accepts(double value) => value is > 0 and <= 100_000;

    /// <inheritdoc/>
    public static CandidatesPerWeek Of(double value) => new(value);
}
