using TrialSim.Numerics;
using TrialSim.Outcomes;
using TrialSim.Statistics.Tables;

namespace TrialSim.Analyses;

/// <content>Adverse events as yes-or-no endpoints: at least one recorded event, of every randomized patient.</content>
internal sealed partial class TrialEndpoints
{
    private ReadOnlySpan<Lanes> EventsOf(ResponseEndpoint endpoint)
    {
        for (int kind = 0; kind < EventNames.Count; kind++)
        {
            if (EventNames[kind] == endpoint.Name)
            {
                return Trial.Events(kind);
            }
        }

        throw new ArgumentException($"no adverse events \"{endpoint.Name}\" are counted", nameof(endpoint));
    }

    private void MarkThoseWithEvent(ResponseEndpoint endpoint, Span<Lanes> responder)
    {
        var events = EventsOf(endpoint);
        for (int i = 0; i < responder.Length; i++)
        {
            responder[i] = (events[i] > 0.0).ToIndicator();
        }
    }

    private TwoByTwo CountWithEvent(int subgroup, ResponseEndpoint endpoint)
    {
        var events = EventsOf(endpoint);
        var member = membership[subgroup];
        var treated = Trial.Treated;
        Lanes all = Lanes.Zero, inTreatment = all;
        for (int i = 0; i < member.Length; i++)
        {
            var with = (events[i] > 0.0).Keep(member[i]);
            all += with;
            inTreatment = Lanes.Fma(with, treated[i], inTreatment);
        }

        var randomized = moments[subgroup][0];
        return new(inTreatment, randomized.NTreated, all - inTreatment, randomized.N - randomized.NTreated);
    }
}
