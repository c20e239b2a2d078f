using TrialSim.Characteristics;
using TrialSim.Cli.Running;

namespace TrialSim.Cli.Reports;

/// <summary>The table of adverse events.</summary>
internal static class EventTable
{
    /// <summary>The table; null where the scenario counts none.</summary>
    public static ReportTable? Of(FinishedRun run, FigureBook book)
    {
        var scenario = run.Result.Scenario;
        var kinds = scenario.Outcome.AdverseEvents;
        if (kinds.Count == 0)
        {
            return null;
        }

        var (treatment, control) = (scenario.Arms.Treatment, scenario.Arms.Control);
        string[][] rows =
        [
            .. kinds.SelectMany(kind => (string[][])
            [
                [
                    $"{kind.Name}: patients",
                    Digits.Of(book.OfVariable(kind.Name, Measures.EventShare, treatment)),
                    Digits.Of(book.OfVariable(kind.Name, Measures.EventShare, control)),
                    Digits.Of(book.OfVariable(kind.Name, Measures.EventRiskDifference, null)),
                ],
                [
                    $"{kind.Name}: events each",
                    Digits.Of(book.OfVariable(kind.Name, Measures.EventsPerPatient, treatment)),
                    Digits.Of(book.OfVariable(kind.Name, Measures.EventsPerPatient, control)),
                    string.Empty,
                ],
            ]),
            [
                "left because of an event",
                Digits.Of(book.OfPatients(Measures.EventDiscontinuation, Trials.Subgroup.All, treatment)),
                Digits.Of(book.OfPatients(Measures.EventDiscontinuation, Trials.Subgroup.All, control)),
                Digits.Of(book.OfPatients(Measures.EventDiscontinuationDifference, Trials.Subgroup.All)),
            ],
        ];
        return new("Adverse events: share of patients with one or more, and events per patient", ["", treatment, control, "difference"], rows);
    }
}
