using TrialSim.Characteristics;
using TrialSim.Sweeps;

namespace TrialSim.Cli.Sweeping;

/// <summary>All rows of a sweep's files.</summary>
internal static class SweepRows
{
    /// <summary>Every figure cell by cell, then every difference pair by pair.</summary>
    public static IEnumerable<SweepRow> Of(SweepAnswer answer)
    {
        for (int c = 0; c < answer.Cells.Count; c++)
        {
            foreach (var figure in answer.Cells[c].Figures)
            {
                yield return new(answer.Plan.Cells[c], null, figure);
            }
        }

        foreach (var difference in answer.Differences)
        {
            var about = answer.Figure(difference.Pair.Cell, difference.Measure)!;
            var (value, mcse, lower, upper) = difference.Difference;
            yield return new(answer.Plan.Cells[difference.Pair.Cell], answer.Plan.Cells[difference.Pair.Minus], about with
            {
                Estimate = Known(value),
                Mcse = Known(mcse),
                Lower = Known(lower),
                Upper = Known(upper),
            });
        }
    }

    private static double? Known(double value) => double.IsFinite(value) ? value : null;
}
