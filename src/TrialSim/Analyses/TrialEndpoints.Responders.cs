using TrialSim.Numerics;
using TrialSim.Outcomes;

namespace TrialSim.Analyses;

/// <content>The response of each patient.</content>
internal sealed partial class TrialEndpoints
{
    /// <summary>1 for each patient of a subgroup whom <see cref="CountResponders"/> counts.</summary>
    public ReadOnlySpan<Lanes> Counted(int subgroup, ResponseEndpoint endpoint, MissingRule missing) =>
        endpoint == ResponseEndpoint.ResponseFinalVisit ? Weight(subgroup, missing) : membership[subgroup];

    /// <summary>Writes 1 for each patient who meets an endpoint; it means something for those who are <see cref="Counted"/>.</summary>
    public void MarkResponders(ResponseEndpoint endpoint, MissingRule missing, Span<Lanes> responder)
    {
        if (endpoint.IsEvent)
        {
            MarkThoseWithEvent(endpoint, responder);
            return;
        }

        var packed = derived[2];
        if (endpoint != ResponseEndpoint.ResponseFinalVisit || !Carries(missing))
        {
            var kind = endpoint == ResponseEndpoint.ResponseAnyVisit ? ShareKind.ResponseAnyVisit
                : endpoint == ResponseEndpoint.ResponseFinalVisit ? ShareKind.ResponseFinalVisit
                : ShareKind.RemissionAnyVisit;
            for (int i = 0; i < responder.Length; i++)
            {
                responder[i] = SubgroupShares.Unpack(packed[i], kind);
            }

            return;
        }

        var score = derived[4];
        var baseline = Trial.Baseline;
        Lanes stillShare = 1 - Rules.ResponseFall.Value;
        for (int i = 0; i < responder.Length; i++)
        {
            responder[i] = (score[i] <= stillShare * baseline[i]).ToIndicator();
        }
    }
}
