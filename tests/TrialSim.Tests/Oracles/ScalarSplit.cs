using TrialSim.Designs;
using TrialSim.Randomness;

namespace TrialSim.Tests.Oracles;

/// <summary>SampleParts' documented contract, patient by patient.</summary>
internal static class ScalarSplit
{
    /// <summary>Patients seen at the final visit of one trial who choose: of each arm the share with the lowest random numbers.</summary>
    public static int[] Training(TrialRun run, int lane, ulong seed, ulong replicate, double share)
    {
        var random = new ScalarRandom(seed, replicate);
        int[] treated = [.. Enumerable.Range(0, run.Trial.Patients).Select(i => (int)run.Trial.Treated[i][lane])];
        int[] seen = [.. Enumerable.Range(0, run.Trial.Patients).Where(i => run.Trial.VisitsSeen[i][lane] == run.Trial.Visits)];
        return
        [
            .. seen.GroupBy(i => treated[i]).SelectMany(arm => arm
                .OrderBy(i => random.Fraction(DrawPurpose.SampleSplit, 0, 0, i))
                .Take((int)Math.Round(share * arm.Count(), MidpointRounding.ToEven))),
        ];
    }
}
