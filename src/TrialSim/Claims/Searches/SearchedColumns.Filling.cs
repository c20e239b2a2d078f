using TrialSim.Analyses;
using TrialSim.Numerics;
using TrialSim.Outcomes;
using TrialSim.Statistics.Subgroups.Sets;
using TrialSim.Trials;

namespace TrialSim.Claims.Searches;

/// <content>Reading the trials at hand.</content>
internal sealed partial class SearchedColumns
{
    private void FillWeights(int visit, Span<Lanes> weights)
    {
        if (visit == 0)
        {
            weights.Fill(Lanes.One);
        }
        else
        {
            room.Trial.MarkSeen(visit, weights);
        }
    }

    private void FillValues(SearchedEndpoint endpoint, int visit, Span<Lanes> values)
    {
        if (endpoint != SearchedEndpoint.Change)
        {
            room.Endpoints.MarkResponders(
                endpoint switch
                {
                    SearchedEndpoint.ResponseAnyVisit => ResponseEndpoint.ResponseAnyVisit,
                    SearchedEndpoint.ResponseFinalVisit => ResponseEndpoint.ResponseFinalVisit,
                    _ => ResponseEndpoint.RemissionAnyVisit,
                },
                MissingRule.ObservedCases,
                values);
            return;
        }

        var score = room.Trial.Score(visit);
        var baseline = room.Trial.Baseline;
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = score[i] - baseline[i];
        }
    }

    private int FillSets(SearchedMarker marker, int set)
    {
        var value = room.Trial.Measured(marker.Marker);
        for (int c = 0; c < marker.Cuts.Count; c++) // by number: a list's enumerator would be allocated in every trial
        {
            cuts[set++] = marker.Marker.Inside(marker.Cuts[c].Value);
        }

        if (marker.Shares.Count > 0)
        {
            value.CopyTo(sorted[0]);
            LaneSort.Ascending(sorted[0]);
        }

        for (int c = 0; c < marker.Shares.Count; c++)
        {
            // rounding must not push a share that is a whole number of patients to the next one
            cuts[set++] = sorted[0][Math.Max(1, (int)Math.Ceiling((marker.Shares[c].Value * value.Length) - 1e-9)) - 1];
        }

        for (int s = set - marker.Count; s < set; s++)
        {
            var above = Sums.Above(s);
            var cut = cuts[s];
            for (int i = 0; i < value.Length; i++)
            {
                above[i] = (value[i] > cut).ToIndicator();
            }
        }

        return set;
    }
}
