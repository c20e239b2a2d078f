using TrialSim.Analyses;
using TrialSim.Numerics;
using TrialSim.Outcomes;
using TrialSim.Statistics.Subgroups;
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

    // rounding must not push a share that is a whole number of patients to the next one
    private static int PlaceOf(double share, int patients) => Math.Max(1, (int)Math.Ceiling((share * patients) - 1e-9)) - 1;

    private static void MarkKnown(ReadOnlySpan<Lanes> value, Span<Lanes> known)
    {
        for (int i = 0; i < known.Length; i++)
        {
            known[i] = Lanes.EqualTo(value[i], value[i]).ToIndicator();
        }
    }

    // patients without a value behind all others
    private void Sort(ReadOnlySpan<Lanes> value, bool mayLack)
    {
        var column = sorted[0];
        value.CopyTo(column);
        for (int i = 0; mayLack && i < column.Length; i++)
        {
            column[i] = Lanes.EqualTo(column[i], column[i]).Select(column[i], double.PositiveInfinity);
        }

        LaneSort.Ascending(column);
    }

    private Lanes QuantileOfKnown(double share)
    {
        var column = sorted[0];
        var known = Lanes.Zero;
        for (int i = 0; i < column.Length; i++)
        {
            known += (column[i] < double.PositiveInfinity).ToIndicator();
        }

        Span<int> places = stackalloc int[Lanes.Count];
        for (int lane = 0; lane < places.Length; lane++)
        {
            places[lane] = PlaceOf(share, (int)known[lane]);
        }

        return OwnPermutation.Take(column, places);
    }

    private int FillSets(SearchedMarker marker, int set)
    {
        var value = room.Trial.Measured(marker.Marker);
        for (int c = 0; c < marker.Cuts.Count; c++) // by number: a list's enumerator would be allocated in every trial
        {
            cuts[set++] = marker.Marker.Inside(marker.Cuts[c].Value);
        }

        bool mayLack = Array.IndexOf(lacking, marker.Marker) >= 0;
        if (marker.Shares.Count > 0)
        {
            Sort(value, mayLack);
        }

        for (int c = 0; c < marker.Shares.Count; c++)
        {
            double share = marker.Shares[c].Value;
            cuts[set++] = mayLack ? QuantileOfKnown(share) : sorted[0][PlaceOf(share, value.Length)];
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
