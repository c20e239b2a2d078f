using System.Globalization;
using TrialSim.Numerics.Distributions;

namespace TrialSim.Sizing;

/// <summary>Comes near a wanted power with few trials: by proportion from what is known, or along the knob's values until the power is crossed.</summary>
/// <param name="sampler">The trials.</param>
/// <param name="knob">What is turned.</param>
/// <param name="critical">Deviate that the goal's test has to pass.</param>
internal sealed class Approach(PowerSampler sampler, Knob knob, double critical)
{
    private const double Near = 0.6; // of deviates: within it the line is straight
    private const double Widest = 2; // factor of the coordinate in one step
    private const int MostSteps = 40;

    /// <summary>Starts from the points at hand and, where there is one, a guessed value.</summary>
    public ApproachResult Towards(double wanted, double? guess)
    {
        double z = NormalDistribution.Quantile(wanted);
        if (guess is { } value && sampler.Points.All(p => p.Value != value))
        {
            Look(value);
        }

        return knob.VanishesAtZero ? ByProportion(wanted, z) : AlongGrid(wanted, z);
    }

    private ApproachResult ByProportion(double wanted, double z)
    {
        for (int step = 0; step < MostSteps; step++)
        {
            var nearest = sampler.Points.MinBy(p => Math.Abs(p.Deviate - z))!;
            if (Math.Abs(nearest.Deviate - z) <= Near)
            {
                return ApproachResult.Near(AimFrom(nearest, z));
            }

            if (End(wanted) is { } end)
            {
                return end;
            }

            double next = knob.Allowed(sampler.Scenario, knob.ValueAt(Next(z)), up: true);
            if (sampler.Points.Any(p => p.Value == next))
            {
                return ApproachResult.Near(AimFrom(nearest, z)); // neighbouring values lie further apart than what is near
            }

            Look(next);
        }

        return ApproachResult.Fails(ObstacleKind.NotFound, $"The power could not be come near within {MostSteps} steps.");
    }

    // by proportion from the nearest point; between two points that have it between them, on the straight line
    private double Next(double z)
    {
        var below = sampler.Points.Where(p => p.Deviate < z).MaxBy(p => p.Coordinate);
        var above = sampler.Points.Where(p => p.Deviate >= z && (below is null || p.Coordinate > below.Coordinate)).MinBy(p => p.Coordinate);
        if (below is not null && above is not null)
        {
            double share = Math.Clamp((z - below.Deviate) / (above.Deviate - below.Deviate), 0.1, 0.9);
            return below.Coordinate + (share * (above.Coordinate - below.Coordinate));
        }

        var from = (below ?? sampler.Points.Where(p => p.Deviate >= z).MinBy(p => p.Coordinate))!;
        double ratio = (z + critical) / Math.Max(0.01, from.Deviate + critical);
        return from.Coordinate * Math.Clamp(ratio, 1 / Widest, Widest);
    }

    private Aim AimFrom(PowerPoint point, double z)
    {
        double slope = Math.Max(0.2, point.Deviate + critical) / point.Coordinate;
        return new(point.Coordinate + ((z - point.Deviate) / slope), slope);
    }

    // at the largest value the power is still too small, or at the smallest already large enough
    private ApproachResult? End(double wanted)
    {
        if (sampler.Points.FirstOrDefault(p => p.Value == sampler.Most && p.Power.Upper < wanted) is { } most)
        {
            return ApproachResult.Fails(ObstacleKind.OutOfReach, string.Create(
                CultureInfo.InvariantCulture, $"Up to {most.Value:N0} {knob.Unit} are not enough: the power there is {most.Power.Value:0.###} (± {most.Power.Mcse:0.###})."));
        }

        return sampler.Points.Any(p => p.Value == sampler.Least && p.Power.Lower > wanted) ? ApproachResult.Ends(sampler.Least) : null;
    }

    // value by value to where the power is crossed: from where it is too small, or, where the largest value that keeps it is sought, from where it is there
    private ApproachResult AlongGrid(double wanted, double z)
    {
        PowerPoint? last = null;
        foreach (double value in knob.Grid(sampler.Scenario))
        {
            var here = Known(value) ?? Look(value);
            bool has = here.Deviate >= z;
            if (last is null && has != knob.WantsLargest)
            {
                return knob.WantsLargest
                    ? ApproachResult.Fails(ObstacleKind.OutOfReach, string.Create(CultureInfo.InvariantCulture, $"Even at {value} {knob.Unit} the power is not there: it is {here.Power.Value:0.###} (± {here.Power.Mcse:0.###})."))
                    : ApproachResult.Ends(value);
            }

            if (last is not null && has != knob.WantsLargest)
            {
                return Between(last, here, z);
            }

            last = here;
        }

        var largest = sampler.Points.MaxBy(p => p.Power.Value)!;
        return knob.WantsLargest
            ? ApproachResult.Ends(last!.Value)
            : ApproachResult.Fails(ObstacleKind.OutOfReach, string.Create(
                CultureInfo.InvariantCulture, $"The power does not reach {100 * wanted:0.##}% anywhere tried: it is largest, {largest.Power.Value:0.###} (± {largest.Power.Mcse:0.###}), at {largest.Value} {knob.Unit}."));
    }

    /// <summary>Closes in on where the power is crossed between two points.</summary>
    internal ApproachResult Between(PowerPoint one, PowerPoint other, double z)
    {
        for (int step = 0; step < MostSteps; step++)
        {
            bool isNear = Math.Min(Math.Abs(one.Deviate - z), Math.Abs(other.Deviate - z)) <= Near;
            double slope = (other.Deviate - one.Deviate) / (other.Coordinate - one.Coordinate);
            double root = one.Coordinate + ((z - one.Deviate) / slope);
            double value = knob.Allowed(sampler.Scenario, knob.ValueAt(root), up: true);
            if ((isNear && Math.Abs(other.Deviate - one.Deviate) <= 2 * Near) || value == one.Value || value == other.Value)
            {
                return ApproachResult.Near(new(root, slope));
            }

            var middle = Look(value);
            bool isBeyond = (middle.Deviate >= z) == (other.Deviate >= z);
            (one, other) = isBeyond ? (one, middle) : (middle, other);
        }

        return ApproachResult.Fails(ObstacleKind.NotFound, $"The power could not be come near within {MostSteps} steps.");
    }

    /// <summary>What is known of a value, or else a first look at it.</summary>
    internal PowerPoint KnownOrLook(double value) => Known(value) ?? Look(value);

    private PowerPoint? Known(double value) => sampler.Points.FirstOrDefault(p => p.Value == value);

    private PowerPoint Look(double value) => sampler.Sample(value, sampler.TrialsOfLook(value), PointPurpose.Approach);
}
