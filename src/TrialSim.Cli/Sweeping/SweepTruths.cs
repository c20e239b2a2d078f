using TrialSim.Cli.Running;
using TrialSim.Simulation;
using TrialSim.Sweeps;

namespace TrialSim.Cli.Sweeping;

/// <summary>The true values of a sweep's cells, remembered between runs and computed once for cells that share them.</summary>
internal static class SweepTruths
{
    /// <summary>The true values of each cell.</summary>
    /// <exception cref="OperationCanceledException">Cancelled; what was computed is remembered.</exception>
    public static IReadOnlyList<TrueValues> Of(SweepPlan plan, TruthCache cache, int workers, CancellationToken cancellation)
    {
        var truths = new TrueValues[plan.Cells.Count];
        foreach (var group in TruthGroup.Of(plan.Cells))
        {
            cancellation.ThrowIfCancellationRequested();
            var values = Of([.. group.Cells.Select(c => plan.Cells[c])], cache, workers, cancellation);
            foreach (int cell in group.Cells)
            {
                truths[cell] = values;
            }
        }

        return truths;
    }

    private static TrueValues Of(SweepCell[] cells, TruthCache cache, int workers, CancellationToken cancellation)
    {
        int analyses = cells[0].Scenario.Analyses.Count;
        if (cells.Select(c => cache.Find(c.ScenarioHash, analyses)).FirstOrDefault(v => v is not null) is { } known)
        {
            return known;
        }

        var values = CounterfactualRun.Compute(cells[0].Scenario, workers, cancellation);
        cache.Keep(cells[0].ScenarioHash, values);
        return values;
    }
}
