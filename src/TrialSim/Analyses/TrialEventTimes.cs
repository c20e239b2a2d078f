using System.Runtime.InteropServices;
using TrialSim.Numerics;
using TrialSim.Statistics.Survival;

namespace TrialSim.Analyses;

/// <summary>Visits of events and censoring of the patients of one of eight trials who were seen after baseline, and their order. Refilled without allocating.</summary>
internal sealed class TrialEventTimes
{
    private int[] patients = [];
    private int[] visits = [];
    private int[] arms = [];
    private int[] strata = [];
    private bool[] events = [];

    /// <summary>How many there are.</summary>
    public int Count { get; private set; }

    /// <summary>How many of them are in the treatment arm.</summary>
    public int Treated { get; private set; }

    /// <summary>Their numbers in the block.</summary>
    public ReadOnlySpan<int> Patients => patients.AsSpan(0, Count);

    /// <summary>The visit of each one's first event, or the last seen.</summary>
    public ReadOnlySpan<int> Visits => visits.AsSpan(0, Count);

    /// <summary>Whether the event happened at it.</summary>
    public ReadOnlySpan<bool> Events => events.AsSpan(0, Count);

    /// <summary>1 treatment, 0 control.</summary>
    public ReadOnlySpan<int> Arms => arms.AsSpan(0, Count);

    /// <summary>Each one's stratum, from 0.</summary>
    public ReadOnlySpan<int> Strata => strata.AsSpan(0, Count);

    /// <summary>The order by stratum and visit. Only the order of the weeks matters, so that of the visits serves.</summary>
    public TimeOrder Order { get; } = new();

    /// <summary>Collects the patients of a trial.</summary>
    public void Fill(TrialEndpoints endpoints, int subgroup, FirstEvents first, PatientStrata strata, int lane)
    {
        var member = One(endpoints.Members(subgroup), lane);
        var visit = One(first.Visits, lane);
        var happened = One(first.Happened, lane);
        var treated = One(endpoints.Trial.Treated, lane);
        var stratum = One(strata.Numbers, lane);
        (Count, Treated) = (0, 0);
        for (int at = 0, i = 0; at < member.Length; at += Lanes.Count, i++)
        {
            if (member[at] > 0 && visit[at] > 0) // who was never seen is never at risk
            {
                Reserve(endpoints.Trial.Patients);
                patients[Count] = i;
                visits[Count] = (int)visit[at];
                events[Count] = happened[at] > 0;
                arms[Count] = (int)treated[at];
                this.strata[Count] = (int)stratum[at];
                Treated += arms[Count++];
            }
        }

        Order.SortWhole(Visits, endpoints.Trial.Visits, strata.Count > 1 ? Strata : default);
    }

    /// <summary>Gathers a column of these patients.</summary>
    public void Gather(ReadOnlySpan<Lanes> column, int lane, Span<double> values)
    {
        var own = One(column, lane);
        for (int i = 0; i < Count; i++)
        {
            values[i] = own[patients[i] * Lanes.Count];
        }
    }

    // every eighth number belongs to the trial
    private static ReadOnlySpan<double> One(ReadOnlySpan<Lanes> column, int lane) => MemoryMarshal.Cast<Lanes, double>(column)[lane..];

    // once for all patients that there may be; never for the seven empty lanes of a real trial
    private void Reserve(int count)
    {
        if (patients.Length < count)
        {
            patients = new int[count];
            visits = new int[count];
            arms = new int[count];
            strata = new int[count];
            events = new bool[count];
            Order.Reserve(count);
        }
    }
}
