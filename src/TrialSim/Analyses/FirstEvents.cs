using TrialSim.Numerics;
using TrialSim.Outcomes;

namespace TrialSim.Analyses;

/// <summary>The visit of each patient's first event, or the last at which she was seen; computed once for all analyses of the endpoint.</summary>
internal sealed class FirstEvents : IDisposable
{
    private readonly TrialEndpoints endpoints;
    private readonly LaneColumns columns;

    /// <summary>Events of one kind.</summary>
    public FirstEvents(TrialEndpoints endpoints, TimedEndpoint endpoint)
    {
        this.endpoints = endpoints;
        Endpoint = endpoint;
        columns = new(3, endpoints.Trial.Patients);
    }

    /// <summary>Which event.</summary>
    public TimedEndpoint Endpoint { get; }

    /// <summary>Number of the visit; 0 for a patient who was never seen after baseline.</summary>
    public ReadOnlySpan<Lanes> Visits => columns[0];

    /// <summary>1 where the event happened at it, 0 where the patient was censored.</summary>
    public ReadOnlySpan<Lanes> Happened => columns[1];

    /// <summary>Finds the events of the trials at hand.</summary>
    public void Compute()
    {
        var trial = endpoints.Trial;
        var first = columns[0];
        var happened = columns[1];
        var seen = columns[2];
        var baseline = trial.Baseline;
        trial.VisitsSeen.CopyTo(first);
        happened.Clear();
        bool isResponse = Endpoint == TimedEndpoint.FirstResponse;
        Lanes shareOfBaseline = isResponse ? 1 - endpoints.Rules.ResponseFall.Value : 0;
        Lanes limit = isResponse ? 0 : endpoints.Rules.RemissionAtMost.Value;
        for (int visit = trial.Visits; visit >= 1; visit--) // the first visit has the last word
        {
            trial.MarkSeen(visit, seen);
            var score = trial.Score(visit);
            Lanes number = (double)visit;
            for (int i = 0; i < score.Length; i++)
            {
                var here = (score[i] <= Lanes.Fma(shareOfBaseline, baseline[i], limit)) & (seen[i] > 0.0);
                first[i] = here.Select(number, first[i]);
                happened[i] = here.Select(Lanes.One, happened[i]);
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose() => columns.Dispose();
}
