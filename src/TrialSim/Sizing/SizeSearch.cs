using System.Globalization;
using System.Security.Cryptography;
using TrialSim.Analyses;
using TrialSim.Characteristics;
using TrialSim.Numerics.Distributions;
using TrialSim.Outcomes;
using TrialSim.Simulation;
using TrialSim.Statistics.Power;

namespace TrialSim.Sizing;

/// <summary>Finds the values of a knob with which a trial has the wanted powers, under one truth.</summary>
public sealed class SizeSearch
{
    private const long MostPilot = 65_536;
    private const double UsualCritical = 1.959963984540054; // of a rule, whose level is not known

    private readonly SizeQuestion question;
    private readonly SizeTruth truth;
    private readonly PowerSampler sampler;
    private readonly Knob knob;
    private readonly Analysis? analysis;
    private ShiftOfTest? shift;
    private bool hasPilot;

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
        analysis = question.Analysis(truth.Scenario);
    }

    /// <summary>Everything simulated so far.</summary>
    public IReadOnlyList<PowerPoint> Trace => sampler.Points;

    /// <summary>The answer for one power; what is simulated for one serves the next.</summary>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public SizeAnswer Find(double wanted)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(wanted);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(wanted, 1);
        Pilot();
        double? guess = null;
        if (WhyHopeless(wanted) is { } why)
        {
            return Fails(wanted, why);
        }

        if (knob.VanishesAtZero && shift is { MayBeZero: false })
        {
            guess = Guess(wanted);
            if (guess is null)
            {
                return Fails(wanted, string.Create(CultureInfo.InvariantCulture, $"Up to {sampler.Most:N0} {knob.Unit} are not enough: by noncentral t the power there is {PowerBeyond():0.###}."));
            }
        }

        if (knob.IsListed)
        {
            return OfList(wanted);
        }

        double critical = analysis is null ? UsualCritical : ShiftOfTest.Critical(analysis);
        var near = new Approach(sampler, knob, critical).Towards(wanted, guess);
        return near switch
        {
            { Unknown: { } unknown } => Fails(wanted, unknown) with { Guess = guess },
            { AtOnce: { } end } => AtEnd(wanted, end) with { Guess = guess },
            _ => OnLine(wanted, near.Aim!.Value) with { Guess = guess },
        };
    }

    /// <summary>Feeds everything counted to a digest.</summary>
    internal void AppendTo(IncrementalHash digest) => sampler.AppendTo(digest);

    // where the power stands at the scenario's own value; more trials where the effect is not told from none
    private void Pilot()
    {
        if (hasPilot)
        {
            return;
        }

        hasPilot = true;
        double own = Math.Clamp(knob.Own(truth.Scenario), sampler.Least, sampler.Most);
        own = knob.Allowed(truth.Scenario, own, up: true);
        long first = SizeEffort.OfLook(knob.Set(truth.Scenario, own));
        for (long trials = first; trials <= Math.Min(MostPilot, first * 16); trials *= 4)
        {
            var (_, result) = sampler.Simulate(own, trials, PointPurpose.Pilot);
            shift = analysis is null ? null : ShiftOfTest.Of(analysis, result);
            if (shift is not { MayBeZero: true })
            {
                return;
            }
        }
    }

    private string? WhyHopeless(double wanted)
    {
        if (truth.Scenario.Outcome.DrugEffect is NoDrugEffect)
        {
            return "There is no drug effect under this truth, so there is nothing to find: the power is the type I error, whatever the value.";
        }

        if (analysis is not null && shift is null)
        {
            return $"{analysis.Name} could hardly ever be made in the simulated trials of {knob.Own(truth.Scenario):0.###} {knob.Unit}.";
        }

        return !knob.VanishesAtZero || shift is null ? null
            : shift is { PointsAway: true, IsTwoSided: false } ? "The true effect points to the side at which the one-sided test does not look: the power falls below the level."
            : shift.MayBeZero ? $"What {analysis!.Name} estimates is not told from zero in {shift.Estimates:N0} trials under this truth: the power stays near the type I error."
            : null;
    }

    private double? Guess(double wanted)
    {
        double own = knob.Own(truth.Scenario);
        double start = knob.Coordinate(own);
        double Power(double factor) => shift!.PowerAt(factor, knob is PatientsKnob ? factor * factor : 1);
        double most = knob.Coordinate(sampler.Most) / start;
        if (Power(most) < wanted)
        {
            return null;
        }

        double least = knob.Coordinate(sampler.Least) / start;
        if (Power(least) >= wanted)
        {
            return sampler.Least;
        }

        double factor = PowerSearch.Solve(Power, wanted, 1, knob.Name);
        return knob.Allowed(truth.Scenario, knob.ValueAt(start * factor), up: true);
    }

    private double PowerBeyond()
    {
        double factor = knob.Coordinate(sampler.Most) / knob.Coordinate(knob.Own(truth.Scenario));
        return shift!.PowerAt(factor, knob is PatientsKnob ? factor * factor : 1);
    }

    private SizeAnswer OnLine(double wanted, Aim aim)
    {
        double z = NormalDistribution.Quantile(wanted);
        var effort = SizeEffort.OfAnswer(question, knob.Set(truth.Scenario, Inside(aim.Root, up: true)), wanted);
        if (new LineSearch(sampler, knob).Find(wanted, aim, effort) is not { } found)
        {
            return Fails(wanted, "The power does not change with the value as a line would: no root could be fitted. The trace shows what was simulated.");
        }

        var line = found.Line;
        double root = line.Root(z);
        var (lower, upper) = line.Limits(z);
        double value = Inside(root, up: !knob.WantsLargest);
        if (value == sampler.Most && line.PowerAt(knob.Coordinate(value)).Upper < wanted)
        {
            return Fails(wanted, string.Create(CultureInfo.InvariantCulture, $"Up to {sampler.Most:N0} {knob.Unit} are not enough."));
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
            Warnings = [.. SizeWarnings.Of(question, shift, line, power, check, wanted, effort)],
            Trace = [.. sampler.Points],
        };
    }

    // few values: each is simulated as well as an answer is
    private SizeAnswer OfList(double wanted)
    {
        double z = NormalDistribution.UpperQuantile((1 - ProbitLine.Confidence) / 2);
        var effort = SizeEffort.OfAnswer(question, truth.Scenario, wanted);
        List<PowerPoint> list = [.. knob.Grid(truth.Scenario).Select(v => Listed(v, effort.Trials))];
        var first = list.FirstOrDefault(p => p.Power.Value >= wanted);
        if (first is null)
        {
            var largest = list.MaxBy(p => p.Power.Value)!;
            return Fails(wanted, string.Create(CultureInfo.InvariantCulture, $"The power is nowhere: it is largest, {largest.Power.Value:0.###} (± {largest.Power.Mcse:0.###}), at {largest.Value} {knob.Unit}."));
        }

        var check = sampler.Sample(first.Value, effort.Trials, PointPurpose.Check);
        return Answer(wanted) with
        {
            Value = first.Value,
            Lower = list.First(p => p.Power.Value + (z * p.Power.Mcse) >= wanted).Value,
            Upper = list.FirstOrDefault(p => p.Power.Value - (z * p.Power.Mcse) >= wanted)?.Value ?? sampler.Most,
            Check = check,
            Warnings = [.. SizeWarnings.OfDirection(shift)],
            Trace = [.. sampler.Points],
        };
    }

    // one answer's values serve the next where they are precise enough
    private PowerPoint Listed(double value, long trials) =>
        sampler.Points.FirstOrDefault(p => p.Value == value && p.Purpose == PointPurpose.Refinement && p.Trials >= trials) ?? sampler.Sample(value, trials, PointPurpose.Refinement);

    private SizeAnswer AtEnd(double wanted, double end)
    {
        var effort = SizeEffort.OfAnswer(question, knob.Set(truth.Scenario, end), wanted);
        var check = sampler.Sample(end, effort.Trials, PointPurpose.Check);
        string which = knob.WantsLargest ? "largest" : "smallest";
        return Answer(wanted) with
        {
            Value = end,
            Lower = end,
            Upper = end,
            Check = check,
            Warnings = [$"This is the {which} value that is looked at, and it has the power already.", .. SizeWarnings.OfDirection(shift)],
            Trace = [.. sampler.Points],
        };
    }

    private SizeAnswer Fails(double wanted, string why) => Answer(wanted) with { Unknown = why, Warnings = [.. SizeWarnings.OfDirection(shift)], Trace = [.. sampler.Points] };

    private SizeAnswer Answer(double wanted) => new() { Truth = truth, Wanted = wanted };

    private double Real(double coordinate) => knob.ValueAt(Math.Clamp(coordinate, knob.Coordinate(sampler.Least), knob.Coordinate(sampler.Most)));

    private double Inside(double coordinate, bool up) => knob.Allowed(truth.Scenario, Real(coordinate), up);
}
