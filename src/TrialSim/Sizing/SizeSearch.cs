using System.Globalization;
using System.Security.Cryptography;
using TrialSim.Characteristics;
using TrialSim.Numerics.Distributions;
using TrialSim.Simulation;

namespace TrialSim.Sizing;

/// <summary>Finds the values of a knob with which a trial has the wanted powers, under one truth.</summary>
public sealed class SizeSearch
{
    private const double UsualCritical = 1.959963984540054; // of a rule, whose level is not known

    private readonly SizeQuestion question;
    private readonly SizeTruth truth;
    private readonly PowerSampler sampler;
    private readonly Knob knob;
    private readonly GoalTest? test;
    private readonly Pilot pilot;

    /// <summary>A search under one of the question's truths.</summary>
    /// <param name="question">The question.</param>
    /// <param name="truth">One of its truths.</param>
    /// <param name="settings">Seed and workers; each simulation has its own replicates.</param>
    /// <param name="progress">Told of finished trials; may be null.</param>
    /// <param name="cancellation">Stops the search.</param>
    public SizeSearch(SizeQuestion question, SizeTruth truth, RunSettings settings, RunProgress? progress, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(question);
        ArgumentNullException.ThrowIfNull(truth);
        (this.question, this.truth, knob) = (question, truth, question.Knob);
        sampler = new(question, truth.Scenario, settings, progress, cancellation);
        test = GoalTest.Of(question.Goal, question.Analysis(truth.Scenario));
        pilot = new(sampler, knob, test);
    }

    /// <summary>Everything simulated so far.</summary>
    public IReadOnlyList<PowerPoint> Trace => sampler.Points;

    /// <summary>The answer for one power; what is simulated for one serves the next.</summary>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public SizeAnswer Find(double wanted)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(wanted);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(wanted, 1);
        pilot.Run();
        if (pilot.Obstacle(wanted) is { } obstacle)
        {
            return Fails(wanted, obstacle);
        }

        if (knob.IsListed)
        {
            return OfList(wanted);
        }

        double? guess = pilot.Guess(wanted);
        var approach = new Approach(sampler, knob, test?.Critical ?? UsualCritical);
        var near = test is null && knob.VanishesAtZero ? new RuleApproach(sampler, knob, approach).Towards(wanted) : approach.Towards(wanted, guess);
        return near switch
        {
            { Obstacle: { } met } => Fails(wanted, met) with { Guess = guess },
            { AtOnce: { } end } => AtEnd(wanted, end) with { Guess = guess },
            _ => OnLine(wanted, near.Aim!.Value) with { Guess = guess },
        };
    }

    /// <summary>Feeds everything counted to a digest.</summary>
    internal void AppendTo(IncrementalHash digest) => sampler.AppendTo(digest);

    private SizeAnswer OnLine(double wanted, Aim aim)
    {
        double z = NormalDistribution.Quantile(wanted);
        var effort = SizeEffort.OfAnswer(question, knob.Set(truth.Scenario, Inside(aim.Root, up: true)), wanted);
        if (new LineSearch(sampler, knob).Find(wanted, aim, effort) is not { } found)
        {
            return Fails(wanted, new(
                ObstacleKind.NotFound, NoLine(wanted)));
        }

        var line = found.Line;
        double root = line.Root(z);
        var (lower, upper) = line.Limits(z);
        if (!double.IsFinite(lower) || !double.IsFinite(upper))
        {
            return Fails(wanted, new(ObstacleKind.NotFound, NoLine(wanted)));
        }

        double value = Inside(root, up: line.Slope > 0);
        if (value == sampler.Most && line.PowerAt(knob.Coordinate(value)).Upper < wanted)
        {
            return Fails(wanted, new(ObstacleKind.OutOfReach, string.Create(CultureInfo.InvariantCulture, $"Up to {sampler.Most:N0} {knob.Unit} are not enough.")));
        }

        var check = sampler.Sample(value, effort.Trials, PointPurpose.Check);
        var power = line.PowerAt(knob.Coordinate(value));
        return Answer(wanted) with
        {
            Value = value,
            Lower = Inside(lower, up: false),
            Upper = Inside(upper, up: true),
            Root = new(Real(root), double.NaN, Real(lower), Real(upper)),
            PowerByLine = power,
            Check = check,
            Line = line,
            Fitted = found.Fitted,
            Warnings = [.. SizeWarnings.Of(question, pilot.Shift, line, power, check, wanted, effort)],
            Trace = [.. sampler.Points],
        };
    }

    private SizeAnswer OfList(double wanted)
    {
        var effort = SizeEffort.OfAnswer(question, truth.Scenario, wanted);
        var (found, obstacle) = new ListSearch(sampler, knob).Find(wanted, effort.Trials);
        if (found is not { } values)
        {
            return Fails(wanted, obstacle!);
        }

        var check = sampler.Sample(values.Value, effort.Trials, PointPurpose.Check);
        return Answer(wanted) with
        {
            Value = values.Value,
            Lower = values.Lower,
            Upper = values.Upper,
            Check = check,
            Warnings = [.. SizeWarnings.OfDirection(pilot.Shift)],
            Trace = [.. sampler.Points],
        };
    }

    private SizeAnswer AtEnd(double wanted, double end)
    {
        var effort = SizeEffort.OfAnswer(question, knob.Set(truth.Scenario, end), wanted);
        var check = sampler.Sample(end, effort.Trials, PointPurpose.Check);
        string which = end == sampler.Most ? "largest" : "smallest";
        return Answer(wanted) with
        {
            Value = end,
            Lower = end,
            Upper = end,
            Check = check,
            Warnings = [$"This is the {which} value that is looked at, and it has the power already.", .. SizeWarnings.OfDirection(pilot.Shift)],
            Trace = [.. sampler.Points],
        };
    }

    private SizeAnswer Fails(double wanted, SizeObstacle obstacle) =>
        Answer(wanted) with { Obstacle = obstacle, Warnings = [.. SizeWarnings.OfDirection(pilot.Shift)], Trace = [.. sampler.Points] };

    private SizeAnswer Answer(double wanted) => new() { Truth = truth, Wanted = wanted };

    private string NoLine(double wanted)
    {
        var largest = sampler.Points.GroupBy(p => p.Value).Select(g => (Value: g.Key, Power: Estimate.Share(g.Sum(p => p.Shown), g.Sum(p => p.Trials)))).MaxBy(p => p.Power.Lower);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"Near {100 * wanted:0.##}% the simulated powers do not tell how the power changes with the value: no line fits them. The largest power seen is {largest.Power.Value:0.###} (± {largest.Power.Mcse:0.###}), at {largest.Value:#,0.###} {knob.Unit}. More trials (--mcse) may tell.");
    }

    private double Real(double coordinate) => knob.ValueAt(Math.Clamp(coordinate, knob.Coordinate(sampler.Least), knob.Coordinate(sampler.Most)));

    private double Inside(double coordinate, bool up) => knob.Allowed(truth.Scenario, Real(coordinate), up);
}
