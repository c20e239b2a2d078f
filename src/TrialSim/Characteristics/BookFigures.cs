using TrialSim.Simulation;

namespace TrialSim.Characteristics;

/// <summary>The figures of time and costs, where the scenario has accrual or costs: mean and standard deviation over trials.</summary>
internal static class BookFigures
{
    /// <summary>All of them.</summary>
    public static IEnumerable<Figure> Of(SimulationResult result)
    {
        var layout = result.Tally.Layout;
        (MeanSlot? Slot, string Mean, string Sd, double Unit)[] kept =
        [
            (layout.Enrolment, Measures.EnrolmentWeeks, Measures.EnrolmentWeeksSd, layout.WeekUnit),
            (layout.Duration, Measures.DurationWeeks, Measures.DurationWeeksSd, layout.WeekUnit),
            (layout.Cost, Measures.Cost, Measures.CostSd, layout.CostUnit),
        ];
        foreach (var (slot, mean, sd, unit) in kept)
        {
            if (slot is { } at)
            {
                var moments = result.Tally.Moments;
                double variance = moments.Variance(at) * unit * unit;
                yield return Make(mean, Estimate.Mean(moments.Mean(at) * unit, variance, moments.CountOf(at)));
                yield return Make(sd, Estimate.StandardDeviation(variance, moments.CountOf(at)));
            }
        }
    }

    private static Figure Make(string measure, Estimate estimate) => OperatingCharacteristics.Figure(null, measure, null, null, null, estimate);
}
