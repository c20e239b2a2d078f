using TrialSim.Analyses;
using TrialSim.Numerics;
using TrialSim.Outcomes;
using TrialSim.Statistics.Subgroups.Sets;
using TrialSim.Trials;

namespace TrialSim.Claims.Searches;

/// <summary>What a <see cref="BestOf"/> sums: its endpoints and the change at the final visit, and the sets above its cuts.</summary>
internal sealed partial class SearchedColumns : IDisposable
{
    private readonly RuleRoom room;
    private readonly SearchedMarker[] markers;
    private readonly List<int> weightVisits = []; // 0: everybody is counted
    private readonly List<(SearchedEndpoint Endpoint, int Visit)> columns = [];
    private readonly Lanes[] cuts;
    private readonly PatientMarker[] markerOf;
    private readonly PatientMarker[] lacking; // markers some of whose values may be missing: the patients with a value are a set each, after the others
    private readonly LaneColumns sorted;

    /// <summary>The columns of a rule.</summary>
    public SearchedColumns(BestOf rule, RuleRoom room)
    {
        this.room = room;
        markers = [.. rule.Markers];
        markerOf = [.. markers.SelectMany(m => Enumerable.Repeat(m.Marker, m.Count))];
        cuts = new Lanes[markerOf.Length];
        sorted = new(1, room.Trial.Patients);
        int final = room.Trial.Visits;
        foreach (var endpoint in rule.Endpoints)
        {
            columns.AddRange(endpoint == SearchedEndpoint.Change && rule.Visits.Count > 0
                ? rule.Visits.Select(week => (endpoint, room.Outline.Trial.Weeks.ToList().IndexOf(week.Value) + 1))
                : [(endpoint, final)]);
        }

        Judged = columns.Count;
        Effect = columns.IndexOf((SearchedEndpoint.Change, final));
        if (Effect < 0)
        {
            Effect = columns.Count;
            columns.Add((SearchedEndpoint.Change, final));
        }

        Outcomes = [.. columns.Select(c => new SearchedOutcome(Weights(c), c.Endpoint != SearchedEndpoint.Change, c.Endpoint == SearchedEndpoint.Change ? -1 : 1))];
        lacking = [.. markerOf.Where(room.Endpoints.MayLack).Distinct()];
        Sums = lacking.Length == 0
            ? new(room.Trial.Patients, cuts.Length, weightVisits.Count, Outcomes, rule.Contrast == SearchContrast.Subgroup)
            : new(room.Trial.Patients, cuts.Length + lacking.Length, weightVisits.Count, Outcomes, squaresBySet: true, Wholes());
    }

    /// <summary>Outcomes in the order of the columns.</summary>
    public SearchedOutcome[] Outcomes { get; }

    /// <summary>How many of them are tried.</summary>
    public int Judged { get; }

    /// <summary>The change at the final visit.</summary>
    public int Effect { get; }

    /// <summary>The sums.</summary>
    public SetSums Sums { get; }

    /// <summary>The patients that a test is about in one trial.</summary>
    public ClaimedSet Set(int test, int lane)
    {
        int side = test / Judged;
        return ClaimedSet.Everybody.With(new(markerOf[side / 2], cuts[side / 2][lane], (side & 1) == 0));
    }

    /// <summary>Fills the columns from the trials at hand.</summary>
    public void Fill()
    {
        room.Trial.Treated.CopyTo(Sums.Treated);
        for (int w = 0; w < weightVisits.Count; w++)
        {
            FillWeights(weightVisits[w], Sums.Weights(w));
        }

        for (int c = 0; c < columns.Count; c++)
        {
            FillValues(columns[c].Endpoint, columns[c].Visit, Sums.Values(c));
        }

        int set = 0;
        foreach (var marker in markers)
        {
            set = FillSets(marker, set);
        }

        for (int m = 0; m < lacking.Length; m++)
        {
            MarkKnown(room.Trial.Measured(lacking[m]), Sums.Above(cuts.Length + m));
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Sums.Dispose();
        sorted.Dispose();
    }

    // what a marker's sets are parts of: everybody, or those with a value of it
    private int[] Wholes() =>
        [.. markerOf.Select(m => Array.IndexOf(lacking, m) is var place and >= 0 ? cuts.Length + place : cuts.Length + lacking.Length)];

    private int Weights((SearchedEndpoint Endpoint, int Visit) column)
    {
        bool everybody = room.Complete || column.Endpoint is SearchedEndpoint.ResponseAnyVisit or SearchedEndpoint.RemissionAnyVisit;
        int visit = everybody ? 0 : column.Visit;
        if (!weightVisits.Contains(visit))
        {
            weightVisits.Add(visit);
        }

        return weightVisits.IndexOf(visit);
    }
}
