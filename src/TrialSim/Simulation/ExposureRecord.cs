using TrialSim.Designs;
using TrialSim.Exposure;
using TrialSim.Numerics;

namespace TrialSim.Simulation;

/// <summary>Records the exposure of eight trials' treatment arms, dropouts included: what patients would have had of all infusions.</summary>
internal static class ExposureRecord
{
    /// <summary>Adds mean and variance between patients at every visit.</summary>
    public static void Add(TrialRun run, ExposureCourse exposure, ExposureSlots slots, MomentTally moments, LaneMask live)
    {
        var n = Lanes.Zero;
        foreach (var inArm in run.Trial.Treated)
        {
            n += inArm;
        }

        for (int visit = 1; visit <= run.Trial.Visits; visit++)
        {
            Add(exposure.Concentration(visit), 1 / slots.ConcentrationUnit, slots.Concentration(visit), slots.ConcentrationVariance(visit));
            Add(exposure.Engagement(visit), 1, slots.Engagement(visit), slots.EngagementVariance(visit));
        }

        void Add(ReadOnlySpan<Lanes> values, double perUnit, FineSlot mean, FineSlot variance)
        {
            var treated = run.Trial.Treated;
            var sum = Lanes.Zero;
            for (int i = 0; i < values.Length; i++)
            {
                sum = Lanes.Fma(treated[i], values[i], sum);
            }

            var average = sum / n;
            var squares = Lanes.Zero;
            for (int i = 0; i < values.Length; i++)
            {
                var apart = values[i] - average;
                squares = Lanes.Fma(treated[i] * apart, apart, squares);
            }

            var spread = squares / (n - 1.0);
            average *= perUnit;
            spread *= perUnit * perUnit;
            var any = live & (n >= 1.0) & (average < MomentTally.Limit); // some ten thousand peaks of one infusion are not of this world
            var two = live & (n >= 2.0) & (spread < MomentTally.Limit);
            moments.Count(mean.Count, any);
            moments.Add(mean, average, any);
            moments.Count(variance.Count, two);
            moments.Add(variance, spread, two);
        }
    }
}
