using TrialSim.Characteristics;
using TrialSim.Cli.Running;
using TrialSim.Trials;

namespace TrialSim.Cli.Reports;

/// <summary>The table of what the treatment arm's patients have of the drug.</summary>
internal static class ExposureTable
{
    /// <summary>The table; null where the scenario says nothing of exposure.</summary>
    public static ReportTable? Of(FinishedRun run, FigureBook book)
    {
        var scenario = run.Result.Scenario;
        string Cell(string measure, double week) => Digits.Of(book.OfPatients(measure, Subgroup.All, scenario.Arms.Treatment, week));
        return scenario.Outcome.Exposure is null ? null : new(
            $"Exposure by visit, all patients of {scenario.Arms.Treatment}",
            ["week", "concentration, ug/mL", "SD", "TNF held", "SD"],
            [.. scenario.Outcome.Visits.Select(visit => (string[])
            [
                Digits.Plain(visit.Value), Cell(Measures.ConcentrationMean, visit.Value), Cell(Measures.ConcentrationSd, visit.Value),
                Cell(Measures.EngagementMean, visit.Value), Cell(Measures.EngagementSd, visit.Value),
            ])]);
    }
}
