using TrialSim.Outcomes;
using TrialSim.Trials;

namespace TrialSim.Analyses;

/// <content>Strata and times to an event, which several analyses may use.</content>
internal sealed partial class TrialEndpoints
{
    private readonly List<PatientStrata> strataLists = [];
    private readonly List<FirstEvents> firstEvents = [];
    private readonly List<EventTimeData> eventTimes = [];
    private readonly List<CoxColumns> coxColumns = [];

    /// <summary>The numbers of the strata of a list, shared by all analyses with the same list.</summary>
    public PatientStrata PatientStrata(IReadOnlyList<AnalysisStrata> strata)
    {
        var numbers = strataLists.Find(known => known.Strata.SequenceEqual(strata));
        if (numbers is null)
        {
            strataLists.Add(numbers = new(this, strata));
        }

        return numbers;
    }

    /// <summary>The times to an event in a subgroup, in order within strata, shared by all analyses of them.</summary>
    public EventTimeData EventTimes(int subgroup, TimedEndpoint endpoint, IReadOnlyList<AnalysisStrata> strata)
    {
        var events = firstEvents.Find(known => known.Endpoint == endpoint);
        if (events is null)
        {
            firstEvents.Add(events = new(this, endpoint));
        }

        var numbers = PatientStrata(strata);
        var data = eventTimes.Find(known => known.Subgroup == subgroup && known.Events == events && known.Strata == numbers);
        if (data is null)
        {
            eventTimes.Add(data = new(this, subgroup, events, numbers));
        }

        return data;
    }

    /// <summary>The columns of a Cox model.</summary>
    public CoxColumns CoxColumns(IReadOnlyList<Covariate> covariates, MarkerCoding? marker)
    {
        var columns = new CoxColumns(this, covariates, marker);
        coxColumns.Add(columns);
        return columns;
    }

    private void ComputeStrataAndTimes()
    {
        foreach (var numbers in strataLists)
        {
            numbers.Compute();
        }

        foreach (var events in firstEvents)
        {
            events.Compute();
        }

        foreach (var data in eventTimes)
        {
            data.Compute();
        }

        foreach (var columns in coxColumns)
        {
            columns.Compute();
        }
    }

    private void DisposeStrataAndTimes()
    {
        strataLists.ForEach(numbers => numbers.Dispose());
        firstEvents.ForEach(events => events.Dispose());
        coxColumns.ForEach(columns => columns.Dispose());
    }
}
