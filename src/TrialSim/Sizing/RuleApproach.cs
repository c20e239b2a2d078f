using System.Globalization;
using TrialSim.Numerics.Distributions;

namespace TrialSim.Sizing;

/// <summary>
/// Comes near a wanted power of a decision or a rule, which need not rise with the value: it may fall (that of finding nothing), or rise and then fall
/// (that of finding one thing and not another).
/// </summary>
/// <param name="sampler">The trials; the scenario's own value has been looked at.</param>
/// <param name="knob">What is turned.</param>
/// <param name="approach">How a power that rises is come near.</param>
internal sealed class RuleApproach(PowerSampler sampler, Knob knob, Approach approach)
{
    private const double Factor = 2; // of the coordinate
    private const double Finer = 1.4142135623730951;
    private const int StepsOfNoChange = 3;

    /// <summary>Looks which way the power goes, and follows it.</summary>
    public ApproachResult Towards(double wanted)
    {
        double z = NormalDistribution.Quantile(wanted);
        var own = sampler.Points[0];
        if (Next(own, Factor) is not { } further)
        {
            return approach.Towards(wanted, null);
        }

        return Falls(own, further) ? Falling(wanted, z, own, further)
            : own.Deviate >= z || further.Deviate >= z ? approach.Towards(wanted, null)
            : Rising(wanted, z, own, further);
    }

    // outwards until it has the power, turns round, or has not moved for long
    private ApproachResult Rising(double wanted, double z, PowerPoint own, PowerPoint further)
    {
        var best = further.Deviate > own.Deviate ? further : own;
        for (int step = 1; further.Deviate < z; step++)
        {
            if (Falls(best, further))
            {
                return Turned(wanted, z, best, further);
            }

            if (step >= StepsOfNoChange && !Falls(further, own))
            {
                return Fails(wanted, "hardly changes with the value", own, further);
            }

            if (Next(further, Factor) is not { } next)
            {
                break;
            }

            further = next;
            best = further.Deviate > best.Deviate ? further : best;
        }

        return approach.Towards(wanted, null);
    }

    // rises to a largest power and falls beyond: looks closer at where it is largest
    private ApproachResult Turned(double wanted, double z, PowerPoint best, PowerPoint beyond)
    {
        PowerPoint?[] around = [best.Value < beyond.Value ? Next(best, Finer) : null, Next(best, 1 / Finer)];
        var largest = around.OfType<PowerPoint>().Append(best).MaxBy(p => p.Deviate)!;
        var below = sampler.Points.Where(p => p.Value < largest.Value && p.Deviate < z).MaxBy(p => p.Value);
        return largest.Deviate >= z && below is not null
            ? approach.Between(below, largest, z)
            : Fails(wanted, "rises to a largest and falls beyond", largest, beyond);
    }

    // to the largest value that keeps the power
    private ApproachResult Falling(double wanted, double z, PowerPoint own, PowerPoint further)
    {
        var (here, best) = (own, own);
        while (here.Deviate >= z)
        {
            if (Next(here, Finer) is not { } next)
            {
                return ApproachResult.Ends(sampler.Most);
            }

            if (next.Deviate < z)
            {
                return approach.Between(here, next, z);
            }

            here = next;
        }

        while (Next(here, 1 / Finer) is { } next && !Falls(best, next))
        {
            if (next.Deviate >= z)
            {
                return approach.Between(next, here, z);
            }

            here = next;
            best = here.Deviate > best.Deviate ? here : best;
        }

        return Fails(wanted, "falls as the value rises", best, further);
    }

    private ApproachResult Fails(double wanted, string how, PowerPoint one, PowerPoint other) => ApproachResult.Fails(ObstacleKind.OutOfReach, string.Create(
        CultureInfo.InvariantCulture,
        $"The power {how}: {Seen(one)}, {Seen(other)}. It does not reach {100 * wanted:0.##}% anywhere tried."));

    private string Seen(PowerPoint point) =>
        string.Create(CultureInfo.InvariantCulture, $"{point.Power.Value:0.###} (± {point.Power.Mcse:0.###}) at {point.Value:#,0.###} {knob.Unit}");

    // null where there is no other value that way
    private PowerPoint? Next(PowerPoint point, double factor)
    {
        double value = knob.Allowed(sampler.Scenario, knob.ValueAt(point.Coordinate * factor), up: factor > 1);
        return value == point.Value ? null : approach.KnownOrLook(value);
    }

    // beyond what chance explains
    private static bool Falls(PowerPoint from, PowerPoint to) => to.Power.Upper < from.Power.Lower;
}
