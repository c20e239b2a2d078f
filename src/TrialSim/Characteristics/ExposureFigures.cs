using TrialSim.Simulation;
using TrialSim.Trials;

namespace TrialSim.Characteristics;

/// <summary>The figures of exposure in the treatment arm, where the scenario has it: mean and standard deviation between patients, by visit.</summary>
internal static class ExposureFigures
{
    /// <summary>All of them.</summary>
    public static IEnumerable<Figure> Of(SimulationResult result)
    {
        if (result.Tally.Layout.Exposure is not { } slots)
        {
            yield break;
        }

        var moments = result.Tally.Moments;
        var visits = result.Scenario.Outcome.Visits;
        for (int visit = 1; visit <= visits.Count; visit++)
        {
            double week = visits[visit - 1].Value;
            yield return Mean(Measures.ConcentrationMean, week, slots.Concentration(visit), slots.ConcentrationUnit);
            yield return Sd(Measures.ConcentrationSd, week, slots.ConcentrationVariance(visit), slots.ConcentrationUnit);
            yield return Mean(Measures.EngagementMean, week, slots.Engagement(visit), 1);
            yield return Sd(Measures.EngagementSd, week, slots.EngagementVariance(visit), 1);
        }

        Figure Mean(string measure, double week, FineSlot slot, double unit) =>
            Make(measure, week, Estimate.Mean(moments.Mean(slot), moments.Variance(slot), moments.CountOf(slot)).Times(unit));

        Figure Sd(string measure, double week, FineSlot slot, double unit) =>
            Make(measure, week, Estimate.RootOfMean(moments.Mean(slot), moments.Variance(slot), moments.CountOf(slot)).Times(unit));

        Figure Make(string measure, double week, Estimate estimate) =>
            OperatingCharacteristics.Figure(null, measure, result.Scenario.Arms.Treatment, Subgroup.All, week, estimate);
    }
}
