using TrialSim.Numerics;
using TrialSim.Trials;

namespace TrialSim.Analyses;

/// <content>Patients whose markers are known: what is left of a subgroup in an analysis that reads markers some of whose values are missing.</content>
internal sealed partial class TrialEndpoints
{
    private readonly HashSet<PatientMarker> withMissing;
    private readonly List<(int Subgroup, PatientMarker[] Markers)> complete = [];
    private LaneColumns membership;
    private LaneColumns seenMembers;

    /// <summary>Whether some patients may have no value of a marker.</summary>
    public bool MayLack(PatientMarker marker) => withMissing.Contains(marker);

    /// <summary>Number of the set of a subgroup's patients in whom every marker that an analysis reads is known: the subgroup's own where nothing can be missing.</summary>
    public int Analysed(string subgroup, IReadOnlyList<(string Property, PatientMarker Marker)> read)
    {
        int own = SubgroupNumber(subgroup);
        PatientMarker[] lacking = [.. read.Select(r => r.Marker).Where(MayLack).Distinct().OrderBy(m => m.Name, StringComparer.Ordinal)];
        if (lacking.Length == 0)
        {
            return own;
        }

        int known = complete.FindIndex(c => c.Subgroup == own && c.Markers.SequenceEqual(lacking));
        if (known < 0)
        {
            known = complete.Count;
            complete.Add((own, lacking));
            membership = Widened(membership);
            seenMembers = Widened(seenMembers);
        }

        return subgroups.Count + known;
    }

    /// <summary>Number of the set of all patients in whom every one of these markers is known; 0, everybody, where nothing can be missing.</summary>
    public int Knowing(IEnumerable<PatientMarker> markers) => Analysed(Subgroup.All, [.. markers.Select(m => (string.Empty, m))]);

    /// <summary>How many patients of each arm have a weight of 1.</summary>
    public ArmSizes SizesOf(ReadOnlySpan<Lanes> weight)
    {
        Lanes all = Lanes.Zero, treatment = all;
        var treated = Trial.Treated;
        for (int i = 0; i < weight.Length; i++)
        {
            all += weight[i];
            treatment = Lanes.Fma(weight[i], treated[i], treatment);
        }

        return new(treatment, all - treatment);
    }

    private static LaneColumns Widened(LaneColumns columns)
    {
        var wider = new LaneColumns(columns.Columns + 1, columns.Length);
        columns.All.CopyTo(wider.All);
        columns.Dispose();
        return wider;
    }

    private void MarkComplete()
    {
        for (int c = 0; c < complete.Count; c++)
        {
            var member = membership[subgroups.Count + c];
            membership[complete[c].Subgroup].CopyTo(member);
            foreach (var marker in complete[c].Markers)
            {
                var value = Trial.Measured(marker);
                for (int i = 0; i < member.Length; i++)
                {
                    member[i] = Lanes.EqualTo(value[i], value[i]).Keep(member[i]);
                }
            }
        }
    }
}
