using TrialSim.Designs;
using TrialSim.Numerics;
using TrialSim.Scenarios;

namespace TrialSim.Tests.Statistical;

/// <summary>Trials whose analyses "mmrm" and "locf" are compared one by one, and in which it is counted who is still seen.</summary>
internal sealed class MmrmBesideLocf
{
    private readonly long[][] seen;
    private readonly long[] randomized = new long[2];

    /// <summary>Conducts trials; a multiple of eight.</summary>
    public MmrmBesideLocf(Scenario scenario, int trials, ulong seed)
    {
        var (mmrm, locf) = (IndexOf(scenario, "mmrm"), IndexOf(scenario, "locf"));
        seen = [new long[scenario.Outcome.Visits.Count], new long[scenario.Outcome.Visits.Count]];
        using var run = new TrialRun(scenario.Protocol());
        for (int trial = 0; trial < trials; trial += Lanes.Count)
        {
            run.Conduct(seed, (ulong)trial);
            for (int lane = 0; lane < Lanes.Count; lane++)
            {
                LocfMoreExtreme += run.Findings[locf].Deviate[lane] > run.Findings[mmrm].Deviate[lane] ? 1 : 0;
                Count(run, lane);
            }
        }
    }

    /// <summary>Trials in which LOCF has the smaller p-value.</summary>
    public long LocfMoreExtreme { get; }

    /// <summary>Share of an arm's randomized patients who are seen at each visit.</summary>
    public double[] SeenShare(bool treated)
    {
        int arm = treated ? 1 : 0;
        return [.. seen[arm].Select(count => (double)count / randomized[arm])];
    }

    private static int IndexOf(Scenario scenario, string analysis) => scenario.Analyses.ToList().FindIndex(a => a.Name == analysis);

    private void Count(TrialRun run, int lane)
    {
        for (int i = 0; i < run.Trial.Patients; i++)
        {
            int arm = (int)run.Trial.Treated[i][lane];
            randomized[arm]++;
            for (int visit = 0; visit < (int)run.Trial.VisitsSeen[i][lane]; visit++)
            {
                seen[arm][visit]++;
            }
        }
    }
}
