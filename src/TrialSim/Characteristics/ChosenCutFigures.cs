using TrialSim.Simulation;
using TrialSim.Trials;

namespace TrialSim.Characteristics;

/// <summary>The figures of a cut of the tested marker that the data choose.</summary>
internal static class ChosenCutFigures
{
    /// <summary>Its error against the best cut, and its distribution; nothing where the set is fixed beforehand.</summary>
    /// <param name="tally">The rule.</param>
    /// <param name="slot">The claim.</param>
    /// <param name="hasBest">Whether a cut separates anybody: some patients benefit, and some do not.</param>
    public static IEnumerable<(string Measure, Estimate Estimate)> Of(ClaimTally tally, int slot, bool hasBest)
    {
        var places = ClaimLayout.Slot(slot);
        if (tally.Slots[slot].Fixed is not null)
        {
            yield break;
        }

        yield return (ClaimMeasures.CutError, hasBest ? ClaimFigures.Mean(tally.Moments, places.CutError) : Estimate.None);
        yield return (ClaimMeasures.CutLow, Quantile(tally, places, 0.1));
        yield return (ClaimMeasures.CutMedian, Quantile(tally, places, 0.5));
        yield return (ClaimMeasures.CutHigh, Quantile(tally, places, 0.9));
    }

    // A quantile, and those one and 1.96 standard errors of rank to either side.
    private static Estimate Quantile(ClaimTally tally, ClaimLayout.SlotPlaces places, double q)
    {
        long n = tally.Moments.CountOf(places.CutChosen);
        if (n == 0)
        {
            return Estimate.None;
        }

        var patients = tally.Population.Order(tally.Population.Lead);
        double Cut(double level)
        {
            double rank = Math.Clamp(level, 0, 1) * n;
            long before = 0;
            for (int step = 0; step < ClaimLayout.CutSteps; step++)
            {
                long here = tally.Moments.CountOf(places.CutIn(step));
                if (here > 0 && before + here >= rank)
                {
                    return tally.Population.Lead.Outside(patients.Quantile((step + ((rank - before) / here)) / ClaimLayout.CutSteps));
                }

                before += here;
            }

            return tally.Population.Lead.Outside(patients.Quantile(1));
        }

        double error = Math.Sqrt(q * (1 - q) / n);
        return new(Cut(q), (Cut(q + error) - Cut(q - error)) / 2, Cut(q - (1.96 * error)), Cut(q + (1.96 * error))) { Support = new(SupportKind.Quantile, n) };
    }
}
