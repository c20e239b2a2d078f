using System.Text.Json.Serialization;
using TrialSim.Numerics;
using TrialSim.Quantities;

namespace TrialSim.Cohorts;

/// <summary>Normal in the concentration itself; its mean must lie three SDs or more above 0, and the few values below a hundredth of the mean are recorded as that.</summary>
public sealed record NormalMarker : MarkerDistribution
{
    private const double LeastMeansInSds = 3;
    private const double Floor = 0.01; // of the mean

    /// <summary>Mean concentration.</summary>
    public required Concentration Mean { get; init; }

    /// <summary>Standard deviation of the concentration.</summary>
    public required Concentration Sd { get; init; }

    /// <inheritdoc/>
    [JsonIgnore]
    internal override double LogCentre => Mean.Log;

    /// <inheritdoc/>
    internal override void FromScores(Span<Lanes> scores)
    {
        Lanes mean = Mean.Value;
        Lanes sd = Sd.Value;
        Lanes floor = Floor * Mean.Value;
        for (int i = 0; i < scores.Length; i++)
        {
            scores[i] = LaneMath.Log(Lanes.Max(Lanes.Fma(scores[i], sd, mean), floor));
        }
    }

    /// <inheritdoc/>
    internal override void AddErrors(Span<Lanes> logs, ReadOnlySpan<Lanes> errors)
    {
        Lanes sd = Sd.Value;
        Lanes floor = Floor * Mean.Value;
        for (int i = 0; i < logs.Length; i++)
        {
            logs[i] = LaneMath.Log(Lanes.Max(Lanes.Fma(sd, errors[i], LaneMath.Exp(logs[i])), floor));
        }
    }

    /// <inheritdoc/>
    internal override double ScoreOf(double logConcentration) => (Portable.Exp(logConcentration) - Mean.Value) / Sd.Value;

    /// <inheritdoc/>
    internal override void Check(ScenarioPlace place)
    {
        if (Mean.Value < LeastMeansInSds * Sd.Value)
        {
            place.At("sd").Breach(
                $"a normal distribution with mean {Mean.Value} and SD {Sd.Value} puts concentrations below 0.",
                "Use the kind \"log-normal\" with the same mean and SD, or a smaller SD.",
                "population.markers[].distribution.mean");
        }
    }

    /// <inheritdoc/>
    public override string Describe(string unit) => $"normal with mean {Mean.Value}{unit} (SD {Sd.Value})";
}
