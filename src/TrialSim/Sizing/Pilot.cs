using System.Globalization;
using TrialSim.Outcomes;
using TrialSim.Statistics.Power;

namespace TrialSim.Sizing;

/// <summary>Trials of the scenario as it is: whether there is something to find, and about where.</summary>
/// <param name="sampler">The trials.</param>
/// <param name="knob">What is turned.</param>
/// <param name="test">What the goal asks of its analysis; null where it is about a decision or a claim rule.</param>
internal sealed class Pilot(PowerSampler sampler, Knob knob, GoalTest? test)
{
    private const long MostTrials = 65_536;

    private bool isRun;

    /// <summary>Where the statistic of the goal's analysis lies; null before the run, and where there is none.</summary>
    public ShiftOfTest? Shift { get; private set; }

    private double Own => knob.Own(sampler.Scenario);

    /// <summary>Simulates, once; more trials where the effect is not told from none.</summary>
    public void Run()
    {
        if (isRun)
        {
            return;
        }

        isRun = true;
        double own = knob.Allowed(sampler.Scenario, Math.Clamp(Own, sampler.Least, sampler.Most), up: true);
        long first = sampler.TrialsOfLook(own);
        for (long trials = first; trials <= Math.Min(MostTrials, first * 16); trials *= 4)
        {
            var (_, result) = sampler.Simulate(own, trials, PointPurpose.Pilot);
            Shift = test is null ? null : ShiftOfTest.Of(test, result);
            if (Shift is not { MayBeZero: true })
            {
                return;
            }
        }
    }

    /// <summary>What speaks against any value; null where nothing does.</summary>
    public SizeObstacle? Obstacle(double wanted)
    {
        if (sampler.Scenario.Outcome.DrugDoesNothing)
        {
            return new(ObstacleKind.NoEffect, "There is no drug effect under this truth, so there is nothing to find: the power is the type I error, whatever the value.");
        }

        if (test is not null && Shift is null)
        {
            return new(ObstacleKind.NotMade, $"{test.Analysis.Name} could hardly ever be made in the simulated trials of {Own:0.###} {knob.Unit}.");
        }

        return !knob.VanishesAtZero || Shift is null ? null
            : Shift is { PointsAway: true, Test.LooksBothWays: false }
                ? new(ObstacleKind.PointsAway, "The true effect points to the side at which the one-sided test does not look: the power falls below the level.")
            : Shift.MayBeZero
                ? new(
                    ObstacleKind.NotToldFromZero,
                    $"What {test!.Analysis.Name} estimates is not told from zero in {Shift.Estimates:N0} trials under this truth: the power stays near the type I error.")
            : PowerAtMost(Shift.AtMost) < wanted
                ? new(ObstacleKind.OutOfReach, string.Create(
                    CultureInfo.InvariantCulture, $"Up to {sampler.Most:N0} {knob.Unit} are not enough: by noncentral t the power there is {PowerAtMost(Shift):0.###}."))
            : null;
    }

    /// <summary>The value by noncentral t; null where nothing can be guessed. Where it lies beyond the largest, that one: the pilot's error leaves it open.</summary>
    public double? Guess(double wanted)
    {
        if (!knob.VanishesAtZero || Shift is null)
        {
            return null;
        }

        double start = knob.Coordinate(Own);
        if (PowerAtMost(Shift) < wanted)
        {
            return sampler.Most;
        }

        if (Power(Shift, knob.Coordinate(sampler.Least) / start) >= wanted)
        {
            return sampler.Least;
        }

        double factor = PowerSearch.Solve(f => Power(Shift, f), wanted, 1, knob.Name);
        return knob.Allowed(sampler.Scenario, knob.ValueAt(start * factor), up: true);
    }

    private double PowerAtMost(ShiftOfTest shift) => Power(shift, knob.Coordinate(sampler.Most) / knob.Coordinate(Own));

    private double Power(ShiftOfTest shift, double factor) => shift.PowerAt(factor, knob is PatientsKnob ? factor * factor : 1);
}
