namespace TrialSim.Statistics.Tables;

/// <summary>A 2 x 2 table for each stratum, filled patient by patient; cleared and refilled for the next trial without allocating.</summary>
/// <param name="strata">Number of strata.</param>
public sealed class StratifiedCounts(int strata)
{
    private readonly int[] events1 = new int[strata];
    private readonly int[] n1 = new int[strata];
    private readonly int[] events2 = new int[strata];
    private readonly int[] n2 = new int[strata];
    private readonly FourfoldTable[] tables = new FourfoldTable[strata];

    /// <summary>Starts another trial.</summary>
    public void Clear()
    {
        Array.Clear(events1);
        Array.Clear(n1);
        Array.Clear(events2);
        Array.Clear(n2);
    }

    /// <summary>Counts a patient of group 1.</summary>
    /// <param name="stratum">Number of the stratum, from 0.</param>
    /// <param name="events">1 with the event, else 0.</param>
    public void AddToGroup1(int stratum, int events)
    {
        events1[stratum] += events;
        n1[stratum]++;
    }

    /// <summary>Counts a patient of group 2.</summary>
    /// <param name="stratum">Number of the stratum, from 0.</param>
    /// <param name="events">1 with the event, else 0.</param>
    public void AddToGroup2(int stratum, int events)
    {
        events2[stratum] += events;
        n2[stratum]++;
    }

    /// <summary>The tables of the patients counted so far, one for each stratum; overwritten by the next call.</summary>
    public ReadOnlySpan<FourfoldTable> Tables()
    {
        for (int i = 0; i < tables.Length; i++)
        {
            tables[i] = new(events1[i], n1[i], events2[i], n2[i]);
        }

        return tables;
    }
}
