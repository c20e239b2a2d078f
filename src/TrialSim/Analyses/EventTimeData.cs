using TrialSim.Numerics;

namespace TrialSim.Analyses;

/// <summary>Times to an event of a subgroup, in order within strata: computed once for all analyses that use them.</summary>
/// <param name="endpoints">The trials.</param>
/// <param name="subgroup">Number of the subgroup.</param>
/// <param name="events">The events.</param>
/// <param name="strata">The strata.</param>
internal sealed class EventTimeData(TrialEndpoints endpoints, int subgroup, FirstEvents events, PatientStrata strata)
{
    private readonly TrialEventTimes[] trials = [.. Enumerable.Range(0, Lanes.Count).Select(_ => new TrialEventTimes())];

    /// <summary>Number of the subgroup.</summary>
    public int Subgroup => subgroup;

    /// <summary>The events.</summary>
    public FirstEvents Events => events;

    /// <summary>The strata.</summary>
    public PatientStrata Strata => strata;

    /// <summary>The patients of one of the trials.</summary>
    public TrialEventTimes this[int lane] => trials[lane];

    /// <summary>Patients who were at risk at any visit.</summary>
    public ArmSizes Sizes
    {
        get
        {
            Span<double> treated = stackalloc double[Lanes.Count];
            Span<double> control = stackalloc double[Lanes.Count];
            for (int lane = 0; lane < Lanes.Count; lane++)
            {
                treated[lane] = trials[lane].Treated;
                control[lane] = trials[lane].Count - trials[lane].Treated;
            }

            return new(Lanes.Load(treated), Lanes.Load(control));
        }
    }

    /// <summary>Collects the patients of the trials at hand.</summary>
    public void Compute()
    {
        for (int lane = 0; lane < Lanes.Count; lane++)
        {
            trials[lane].Fill(endpoints, subgroup, events, strata, lane);
        }
    }
}
