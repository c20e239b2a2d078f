using TrialSim.Characteristics;
using TrialSim.Simulation;

namespace TrialSim.Precision;

/// <summary>Adds trials until every figure that a goal covers has a Monte Carlo error of at most its target.</summary>
/// <remarks>
/// Whether to go on is decided at whole blocks of trials, by exact tallies alone, so the number of trials is the same for any number of
/// workers. From one look to the next the run goes four fifths of the way to what the open figures need, at most to twice its trials,
/// and 3% of its trials or one block at the least: the first number of trials at which the goal is seen is passed by less than a tenth.
/// </remarks>
public static class PrecisionRun
{
    private const double OfTheWay = 0.8;
    private const double LeastStep = 0.03;

    // A need told from this many trials, and this much above the cap, ends the run at once.
    private const long EnoughToGiveUp = 4096;
    private const double BeyondDoubt = 1.5;

    /// <summary>Runs to the goal.</summary>
    /// <param name="goal">The goal.</param>
    /// <param name="advance">Simulates up to a number of trials, all of them or the rest, and gives what all have counted.</param>
    /// <param name="told">Told at each look; may be null.</param>
    /// <exception cref="PrecisionException">No number of trials, or none that is allowed, reaches the goal.</exception>
    public static PrecisionOutcome Run(PrecisionGoal goal, Func<long, SimulationResult> advance, Action<PrecisionStep>? told)
    {
        ArgumentNullException.ThrowIfNull(advance);
        var (found, report) = Reach(goal, null, Look, told);
        return new(found.Result, found.Characteristics, report);

        ((SimulationResult Result, OperatingCharacteristics Characteristics), IReadOnlyList<FigureNeed>) Look(long trials)
        {
            var result = advance(trials);
            var characteristics = OperatingCharacteristics.Of(result);
            return ((result, characteristics), NeedsOf(goal, characteristics, trials));
        }
    }

    /// <summary>Runs whatever has figures to the goal.</summary>
    /// <param name="goal">The goal.</param>
    /// <param name="from">Where an interrupted run was; null begins anew.</param>
    /// <param name="look">Simulates up to a number of trials and gives what was found, with the needs of all figures that the goal covers.</param>
    /// <param name="told">Told at each look but the last, before the run goes on; may be null.</param>
    /// <exception cref="PrecisionException">No number of trials, or none that is allowed, reaches the goal.</exception>
    public static (T Found, PrecisionReport Report) Reach<T>(
        PrecisionGoal goal, PrecisionResumption? from, Func<long, (T Found, IReadOnlyList<FigureNeed> Needs)> look, Action<PrecisionStep>? told)
    {
        ArgumentNullException.ThrowIfNull(goal);
        ArgumentNullException.ThrowIfNull(look);
        string? holding = from?.Holding;
        long trials = from?.Next ?? PrecisionGoal.AtLeast;
        while (true)
        {
            var (found, needs) = look(trials);
            PrecisionRefusals.CheckTargets(goal, needs, trials);
            FigureNeed[] open = [.. needs.Where(n => n.State == NeedState.Open).OrderByDescending(n => n.Replicates)];
            if (open.Length == 0)
            {
                return (found, new()
                {
                    Goal = goal,
                    Replicates = trials,
                    Needs = needs,
                    HeldBy = holding is null ? null : needs.First(n => n.Words == holding),
                });
            }

            holding = open[0].Words;
            double required = open.Where(n => n.IsSmooth).Select(n => n.Replicates).DefaultIfEmpty(0).Max();
            if (trials >= goal.AtMost || (trials >= EnoughToGiveUp && required > BeyondDoubt * goal.AtMost))
            {
                throw PrecisionRefusals.TooMany(goal, open, trials);
            }

            long next = Math.Min(goal.AtMost, Next(trials, required));
            told?.Invoke(new(trials, open[0], next));
            trials = next;
        }
    }

    /// <summary>The needs of all figures that a goal covers.</summary>
    public static IReadOnlyList<FigureNeed> NeedsOf(PrecisionGoal goal, OperatingCharacteristics characteristics, long trials)
    {
        ArgumentNullException.ThrowIfNull(goal);
        ArgumentNullException.ThrowIfNull(characteristics);
        return [.. from figure in characteristics.Figures let target = goal.Of(figure) where target is not null select FigureNeed.Of(figure, target, trials)];
    }

    // A multiple of the block.
    private static long Next(long trials, double required)
    {
        double step = Math.Max(LeastStep * trials, Math.Min(trials, OfTheWay * (required - trials)));
        return trials + (Math.Max(1, (long)(step / Simulator.BlockSize)) * Simulator.BlockSize);
    }
}
