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
        ArgumentNullException.ThrowIfNull(goal);
        ArgumentNullException.ThrowIfNull(advance);
        FigureNeed? holding = null;
        long trials = PrecisionGoal.AtLeast;
        while (true)
        {
            var result = advance(trials);
            var characteristics = OperatingCharacteristics.Of(result);
            var needs = NeedsOf(goal, characteristics, trials);
            PrecisionRefusals.CheckTargets(goal, needs, trials);
            FigureNeed[] open = [.. needs.Where(n => n.State == NeedState.Open).OrderByDescending(n => n.Replicates)];
            if (open.Length == 0)
            {
                return new(result, characteristics, new()
                {
                    Goal = goal,
                    Replicates = trials,
                    Needs = needs,
                    HeldBy = holding is { } held ? needs.First(n => Same(n.Figure, held.Figure)) : null,
                });
            }

            holding = open[0];
            told?.Invoke(new(trials, holding));
            double required = open.Where(n => n.IsSmooth).Select(n => n.Replicates).DefaultIfEmpty(0).Max();
            if (trials >= goal.AtMost || (trials >= EnoughToGiveUp && required > BeyondDoubt * goal.AtMost))
            {
                throw PrecisionRefusals.TooMany(goal, open, trials);
            }

            trials = Math.Min(goal.AtMost, Next(trials, required));
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

    private static bool Same(Figure a, Figure b) =>
        a.Analysis == b.Analysis && a.Claim == b.Claim && a.Measure == b.Measure && a.Arm == b.Arm && a.Subgroup == b.Subgroup && a.Visit == b.Visit;
}
