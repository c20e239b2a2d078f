using System.Text.Json.Serialization;

namespace TrialSim.Quantities;

/// <summary>A number of trial sites.</summary>
[JsonConverter(typeof(QuantityConverter<SiteCount>))]
public readonly record struct SiteCount(double Value) : IQuantity<SiteCount>
{
    /// <inheritdoc/>
    public static string Rule => "a whole number of sites from 1 to 1000";

    /// <inheritdoc/>
    public static bool Accepts(double value) => value is >= 1 and <= 1000 && value == Math.Floor(value);

    /// <inheritdoc/>
    public static SiteCount Of(double value) => new(value);
}
