namespace TrialSim.Statistics.Mmrm;

/// <summary>The patterns of visits met so far, found by group and visits.</summary>
/// <param name="visits">Number of visits.</param>
/// <param name="groups">Number of groups.</param>
internal sealed class PatternTable(int visits, int groups)
{
    private const int MostDirect = 12; // visits up to which every pattern has an entry of its own

    private readonly VisitPattern?[] direct = visits <= MostDirect ? new VisitPattern?[groups << visits] : [];
    private readonly Dictionary<(int Group, ulong Seen), VisitPattern> others = [];

    /// <summary>The pattern of a group whose bit v is set where visit v was observed; made when first asked for.</summary>
    public VisitPattern this[int group, ulong seen]
    {
        get
        {
            if (direct.Length > 0)
            {
                return direct[(group << visits) | (int)seen] ??= new(group, seen);
            }

            if (!others.TryGetValue((group, seen), out var pattern))
            {
                pattern = new(group, seen);
                others.Add((group, seen), pattern);
            }

            return pattern;
        }
    }
}
