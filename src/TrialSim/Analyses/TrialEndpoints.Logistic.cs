using TrialSim.Outcomes;

namespace TrialSim.Analyses;

/// <content>Logistic regressions, which several analyses may share.</content>
internal sealed partial class TrialEndpoints
{
    private readonly List<LogisticData> logisticData = [];

    /// <summary>The columns and regressions of the patients whom an endpoint counts.</summary>
    public LogisticData LogisticData(int subgroup, ResponseEndpoint endpoint, MissingRule missing)
    {
        Use(missing);
        bool onlyThoseSeen = endpoint == ResponseEndpoint.ResponseFinalVisit && missing == MissingRule.ObservedCases && !Complete;
        var counted = onlyThoseSeen ? MissingRule.ObservedCases : MissingRule.LastObservationCarriedForward;
        var data = logisticData.Find(known => known.Subgroup == subgroup && known.Counted == counted);
        if (data is null)
        {
            logisticData.Add(data = new(this, subgroup, counted));
        }

        return data;
    }
}
