using System.Text.Json.Serialization;
using TrialSim.Numerics;
using TrialSim.Numerics.Distributions;
using TrialSim.Quantities;

namespace TrialSim.Cohorts;

/// <summary>
/// Given by published percentiles, such as median and quartiles: between them, and beyond the outer ones, the logarithm of the
/// concentration is a straight line in the normal score.
/// </summary>
/// <remarks>With two percentiles it is the log-normal distribution through them.</remarks>
public sealed record QuantileMarker : MarkerDistribution
{
    /// <summary>Rising probabilities, two or more: [0.25, 0.5, 0.75] are the quartiles.</summary>
    public required IReadOnlyList<Share> At { get; init; }

    /// <summary>The concentrations at them, rising.</summary>
    public required IReadOnlyList<Concentration> Values { get; init; }

    /// <inheritdoc/>
    [JsonIgnore]
    internal override double LogCentre
    {
        get
        {
            Span<Lanes> score = [Lanes.Zero];
            FromScores(score);
            return score[0][0];
        }
    }

    /// <inheritdoc/>
    internal override void FromScores(Span<Lanes> scores)
    {
        Span<double> knots = stackalloc double[At.Count];
        Span<double> logs = stackalloc double[At.Count];
        Knots(knots, logs);
        Bend(scores, knots, logs);
    }

    /// <inheritdoc/>
    internal override void AddErrors(Span<Lanes> logs, ReadOnlySpan<Lanes> errors)
    {
        Span<double> scores = stackalloc double[At.Count];
        Span<double> knots = stackalloc double[At.Count];
        Knots(scores, knots);
        Bend(logs, knots, scores);
        for (int i = 0; i < logs.Length; i++)
        {
            logs[i] += errors[i];
        }

        Bend(logs, scores, knots);
    }

    /// <inheritdoc/>
    internal override double ScoreOf(double logConcentration)
    {
        Span<double> knots = stackalloc double[At.Count];
        Span<double> logs = stackalloc double[At.Count];
        Knots(knots, logs);
        int k = 0;
        while (k + 2 < knots.Length && logConcentration > logs[k + 1])
        {
            k++;
        }

        return knots[k] + ((logConcentration - logs[k]) * (knots[k + 1] - knots[k]) / (logs[k + 1] - logs[k]));
    }

    /// <inheritdoc/>
    internal override void Check(ScenarioPlace place)
    {
        const int Most = 20;
        if (At.Count is < 2 or > Most || At.Count != Values.Count)
        {
            place.At("values").Breach(
                $"{Values.Count} concentrations at {At.Count} probabilities.", $"Give 2 to {Most} of each, such as \"at\": [0.25, 0.5, 0.75] with \"values\": [0.5, 1.3, 3.2].", "population.markers[].distribution.at");
            return;
        }

        place.At("at").MustRise(At, "probabilities");
        place.At("values").MustRise(Values, "concentrations");
        if (At[0].Value <= 0 || At[^1].Value >= 1)
        {
            place.At("at").Breach("the quantile at 0 or 1 says nothing of what lies before it.", "Use probabilities between 0 and 1, such as [0.1, 0.5, 0.9].");
        }
    }

    /// <inheritdoc/>
    public override string Describe(string unit) =>
        $"with quantiles {string.Join(", ", At.Zip(Values, (at, value) => FormattableString.Invariant($"{value.Value} at {at.Value}")))}{unit}";

    /// <inheritdoc/>
    public bool Equals(QuantileMarker? other) => other is not null && At.SequenceEqual(other.At) && Values.SequenceEqual(other.Values);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(At.Count, Values[0]);

    // The function that is a straight line between the knots, and goes on straight beyond the outer ones.
    private static void Bend(Span<Lanes> values, ReadOnlySpan<double> knots, ReadOnlySpan<double> heights)
    {
        Lanes slope = (heights[1] - heights[0]) / (knots[1] - knots[0]);
        for (int i = 0; i < values.Length; i++)
        {
            // the first line, and at each knot the change of slope from there on
            var value = values[i];
            var height = Lanes.Fma(slope, value - knots[0], heights[0]);
            double before = slope[0];
            for (int k = 1; k + 1 < knots.Length; k++)
            {
                double next = (heights[k + 1] - heights[k]) / (knots[k + 1] - knots[k]);
                height = Lanes.Fma(next - before, Lanes.Max(value - knots[k], Lanes.Zero), height);
                before = next;
            }

            values[i] = height;
        }
    }

    private void Knots(Span<double> scores, Span<double> logs)
    {
        for (int k = 0; k < At.Count; k++)
        {
            (scores[k], logs[k]) = (NormalDistribution.Quantile(At[k].Value), Values[k].Log);
        }
    }
}
