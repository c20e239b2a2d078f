using TrialSim.Characteristics;
using TrialSim.Cli.Running;

namespace TrialSim.Cli.Reports;

/// <summary>The table of how well eligibility finds the latent class.</summary>
internal static class ClassTable
{
    /// <summary>The table; null where the population has no class.</summary>
    public static ReportTable? Of(FinishedRun run, FigureBook book)
    {
        var figures = ClassFigures.Of(run.Result.Scenario);
        return figures.Count == 0 ? null : new(
            $"Eligibility as a classifier of the {run.Result.Scenario.Population.LatentClass!.Name}",
            ["", "share"],
            [.. figures.Select(figure => (string[])[figure.Words, Digits.Of(book.OfPatients(figure.Measure, null))])]);
    }
}
