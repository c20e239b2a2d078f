using TrialSim.Characteristics;
using TrialSim.Simulation;
using TrialSim.Sweeps;

namespace TrialSim.Precision;

/// <summary>How many trials of each cell the figures of a sweep need.</summary>
public static class SweepNeeds
{
    /// <summary>The needs of all figures of all cells that a goal covers, then of the differences.</summary>
    public static IReadOnlyList<FigureNeed> Of(PrecisionGoal goal, SweepAnswer answer)
    {
        ArgumentNullException.ThrowIfNull(goal);
        ArgumentNullException.ThrowIfNull(answer);
        var cells = answer.Plan.Cells;
        long trials = answer.Provenance.Replicates;
        var ofCells = cells.SelectMany((cell, c) =>
        {
            string place = $"cell {cell.Number} ({answer.Plan.Describe(cell)})";
            return PrecisionRun.NeedsOf(goal, answer.Cells[c], trials).Select(need => need with { Place = place });
        });
        return goal.Targets.Any(t => t.OfDifferences) ? [.. ofCells, .. Differences(goal, answer, trials)] : [.. ofCells];
    }

    private static IEnumerable<FigureNeed> Differences(PrecisionGoal goal, SweepAnswer answer, long trials) =>
        from difference in answer.Differences
        let figure = FigureOf(answer, difference)
        let target = goal.Of(figure, isDifference: true)
        where target is not null
        select Need(difference.Measure, figure, target, trials) with { Place = Place(answer.Plan, difference.Pair), IsDifference = true };

    private static string Place(SweepPlan plan, CellPair pair) => $"cells {plan.Cells[pair.Cell].Number} - {plan.Cells[pair.Minus].Number}";

    private static Figure FigureOf(SweepAnswer answer, SweepDifference difference) => answer.Figure(difference.Pair.Cell, difference.Measure)! with
    {
        Estimate = difference.Difference.Value,
        Mcse = double.IsFinite(difference.Difference.Mcse) ? difference.Difference.Mcse : null,
        Support = difference.Difference.Support,
    };

    // Of shares: trials in which the two cells part are the events; of few of them the end of the interval of their share is believed, not their number.
    private static FigureNeed Need(SweepMeasure measure, Figure figure, PrecisionTarget target, long trials)
    {
        var need = FigureNeed.Of(figure, target, trials);
        if (!measure.IsShare || need.State != NeedState.Met)
        {
            return need;
        }

        double parting = (figure.Mcse!.Value * figure.Mcse.Value * figure.Support.Replicates) + (figure.Estimate!.Value * figure.Estimate.Value);
        double few = FigureNeed.ErrorOfFew(figure with { Estimate = parting, Support = new(SupportKind.Share, figure.Support.Replicates) });
        return few > target.Mcse ? need with { State = NeedState.Open, Replicates = trials * few / target.Mcse } : need;
    }
}
