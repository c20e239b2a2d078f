using TrialSim.Simulation;
using TrialSim.Trials;

namespace TrialSim.Characteristics;

/// <summary>The figures of adverse events: by kind and arm, and the differences between the arms.</summary>
internal static class EventFigures
{
    /// <summary>All of them; empty where none are counted.</summary>
    public static IEnumerable<Figure> Of(SimulationResult result)
    {
        if (result.Tally.Events is not { } events)
        {
            yield break;
        }

        var arms = result.Scenario.Arms;
        var kinds = result.Scenario.Outcome.AdverseEvents;
        for (int kind = 0; kind < kinds.Count; kind++)
        {
            for (int arm = 1; arm >= 0; arm--)
            {
                string name = arm == 1 ? arms.Treatment : arms.Control;
                yield return Make(Measures.EventShare, name, kinds[kind].Name, MeanOf(events, EventTally.Share(kind, arm)).AsShare());
                yield return Make(Measures.EventsPerPatient, name, kinds[kind].Name, MeanOf(events, EventTally.PerPatient(kind, arm)));
            }

            yield return Make(Measures.EventRiskDifference, null, kinds[kind].Name, MeanOf(events, EventTally.Difference(kind)));
        }

        for (int arm = 1; arm >= 0; arm--)
        {
            yield return Make(Measures.EventDiscontinuation, arm == 1 ? arms.Treatment : arms.Control, null, MeanOf(events, events.Stopped(arm)).AsShare());
        }

        yield return Make(Measures.EventDiscontinuationDifference, null, null, MeanOf(events, events.StoppedDifference));
    }

    private static Estimate MeanOf(EventTally events, FineSlot slot) =>
        Estimate.Mean(events.Moments.Mean(slot), events.Moments.Variance(slot), events.Moments.CountOf(slot));

    private static Figure Make(string measure, string? arm, string? variable, Estimate estimate) =>
        OperatingCharacteristics.Figure(null, measure, arm, Subgroup.All, null, estimate) with { Variable = variable };
}
