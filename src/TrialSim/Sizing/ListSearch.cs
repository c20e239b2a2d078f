using System.Globalization;
using TrialSim.Numerics.Distributions;

namespace TrialSim.Sizing;

/// <summary>Where there are few values, each is simulated as well as an answer is: the first that has the wanted power.</summary>
internal sealed class ListSearch(PowerSampler sampler, Knob knob)
{
    /// <summary>The first value with the power, and the first that may and that surely has it; or why there is none.</summary>
    /// <param name="wanted">Wanted power.</param>
    /// <param name="trials">Trials at each value.</param>
    public ((double Value, double Lower, double Upper)? Found, SizeObstacle? Obstacle) Find(double wanted, long trials)
    {
        double z = NormalDistribution.UpperQuantile((1 - ProbitLine.Confidence) / 2);
        List<PowerPoint> list = [.. knob.Grid(sampler.Scenario).Select(value => Listed(value, trials))];
        if (list.FirstOrDefault(p => p.Power.Value >= wanted) is not { } first)
        {
            var largest = list.MaxBy(p => p.Power.Value)!;
            return (null, new(ObstacleKind.OutOfReach, string.Create(
                CultureInfo.InvariantCulture, $"The power does not reach {100 * wanted:0.##}% anywhere tried: it is largest, {largest.Power.Value:0.###} (± {largest.Power.Mcse:0.###}), at {largest.Value} {knob.Unit}.")));
        }

        double lower = list.First(p => p.Power.Value + (z * p.Power.Mcse) >= wanted).Value;
        double upper = list.FirstOrDefault(p => p.Power.Value - (z * p.Power.Mcse) >= wanted)?.Value ?? sampler.Most;
        return ((first.Value, lower, upper), null);
    }

    // one answer's values serve the next where they are precise enough
    private PowerPoint Listed(double value, long trials) =>
        sampler.Points.FirstOrDefault(p => p.Value == value && p.Purpose == PointPurpose.Refinement && p.Trials >= trials) ?? sampler.Sample(value, trials, PointPurpose.Refinement);
}
