using TrialSim.Numerics;
using TrialSim.Quantities;

namespace TrialSim.Trials;

/// <summary>Whole points between two bounds; what lies beyond is recorded as the bound.</summary>
public sealed record BoundedIntegerScale : OutcomeScale
{
    /// <summary>Lowest score.</summary>
    public required int Minimum { get; init; }

    /// <summary>Highest score.</summary>
    public required int Maximum { get; init; }

    /// <inheritdoc/>
    internal override void Record(Span<Lanes> scores) => RecordWhole(scores, Minimum, Maximum);

    /// <inheritdoc/>
    internal override bool Holds(double score) => Minimum >= Maximum || (score >= Minimum && score <= Maximum);

    /// <inheritdoc/>
    internal override void Check(ScenarioPlace place)
    {
        if (Minimum >= Maximum)
        {
            place.At("maximum").Breach(
                $"{Maximum} is not above the minimum of {Minimum}.", "Raise it, or lower \"minimum\".", "outcome.scale.minimum");
        }
    }

    /// <inheritdoc/>
    public override string Describe() => $"whole points from {Minimum} to {Maximum}";

    /// <summary>Rounds to whole points (halves to even) and holds within the bounds.</summary>
    internal static void RecordWhole(Span<Lanes> scores, double minimum, double maximum)
    {
        for (int i = 0; i < scores.Length; i++)
        {
            scores[i] = Lanes.RoundToWhole(Lanes.Min(Lanes.Max(scores[i], minimum), maximum));
        }
    }
}
