using System.Text.Json.Serialization;

namespace TrialSim.Quantities;

/// <summary>
/// A score of the Quick Inventory of Depressive Symptomatology, self-report, 16 items (QIDS-SR16): whole numbers from 0 to 27, a mean
/// anything between.
/// </summary>
/// <remarks>Source: Rush et al. (2003), Biological Psychiatry 54:573-583.</remarks>
[JsonConverter(typeof(QuantityConverter<QidsPoints>))]
public readonly record struct QidsPoints(double Value) : IQuantity<QidsPoints>
{
    /// <summary>The highest score.</summary>
    public const double Highest = 27;

    /// <inheritdoc/>
    public static string Rule => "a QIDS-SR16 score from 0 to 27";

    /// <inheritdoc/>
    public static bool Accepts(double value) => value is >= 0 and <= Highest;

    /// <inheritdoc/>
    public static QidsPoints Of(double value) => new(value);
}
