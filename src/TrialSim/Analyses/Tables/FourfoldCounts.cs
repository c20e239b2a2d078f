using TrialSim.Statistics.Data;
using TrialSim.Statistics.Tables;

namespace TrialSim.Analyses.Tables;

/// <summary>Counts events by group, in all rows or stratum by stratum. Group 1 is the second level, group 2 the reference.</summary>
internal static class FourfoldCounts
{
    /// <summary>One table for each combination of the strata's values that occurs; one table without strata.</summary>
    public static FourfoldTable[] Of(TwoGroups groups, EventChoice happened, IReadOnlyList<string> strata)
    {
        bool[] events = happened.In(groups.Frame);
        bool[] inOther = groups.InOther();
        int[] stratumOf = StratumNumbers.Of(groups.Frame, strata);
        var counts = new int[stratumOf.Length == 0 ? 1 : stratumOf.Max() + 1, 4];
        for (int row = 0; row < events.Length; row++)
        {
            int stratum = stratumOf.Length == 0 ? 0 : stratumOf[row];
            counts[stratum, inOther[row] ? 1 : 3]++;
            counts[stratum, inOther[row] ? 0 : 2] += events[row] ? 1 : 0;
        }

        return [.. Enumerable.Range(0, counts.GetLength(0)).Select(s => new FourfoldTable(counts[s, 0], counts[s, 1], counts[s, 2], counts[s, 3]))];
    }
}
