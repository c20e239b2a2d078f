using System.Text.Json.Serialization;

namespace TrialSim.Quantities;

/// <summary>A number of simulated trials.</summary>
[JsonConverter(typeof(QuantityConverter<ReplicateCount>))]
public readonly record struct ReplicateCount(double Value) : IQuantity<ReplicateCount>
{
    /// <inheritdoc/>
    public static string Rule => "a whole number of replicates from 1 to 1000000000000";

    /// <inheritdoc/>
    public static bool Accepts(double value) => value is >= 1 and <= 1e12 && value == Math.Floor(value);

    /// <inheritdoc/>
    public static ReplicateCount Of(double value) => new(value);
}
