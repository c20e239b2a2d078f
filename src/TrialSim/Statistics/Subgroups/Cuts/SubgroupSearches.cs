using TrialSim.Numerics;
using TrialSim.Randomness;

namespace TrialSim.Statistics.Subgroups.Cuts;

/// <summary>Best cut-points by the effect of the treatment in the patients above the cut.</summary>
internal sealed class SubgroupSearches : CutSearches
{
    private readonly int mostPatients;
    private readonly SubgroupScan[] scans = new SubgroupScan[Lanes.Count];
    private PermutedSubgroups? permuted;

    /// <summary>Room for the largest trial.</summary>
    public SubgroupSearches(int mostPatients, int mostCuts)
        : base(mostCuts)
    {
        this.mostPatients = mostPatients;
        for (int lane = 0; lane < scans.Length; lane++)
        {
            scans[lane] = new(mostPatients, mostCuts);
        }
    }

    /// <inheritdoc/>
    private protected override bool TriesEveryCut => true;

    /// <inheritdoc/>
    public override int Tried(int lane) => scans[lane].Tried;

    /// <inheritdoc/>
    public override double Range(int lane) =>
        Tried(lane) < 2 ? 0 : MaximallySelected.RangeOfSubgroups(scans[lane].SmallestTried, scans[lane].LargestTried);

    /// <inheritdoc/>
    public override void PreparePermutations(int permutations) => permuted = new(mostPatients, permutations);

    /// <inheritdoc/>
    public override void CountPermutations(in TrialRandom random, ReadOnlySpan<double> largest, Alternative alternative, Span<int> reached) =>
        permuted!.Count(random, scans, largest, alternative, reached);

    /// <inheritdoc/>
    public override void Dispose() => permuted?.Dispose();

    /// <inheritdoc/>
    private protected override SelectedCut Best(int lane, PatientsByMarker order, int fewestInCell, Alternative alternative)
    {
        scans[lane].Read(order, Candidates[lane], fewestInCell);
        return scans[lane].Best(Candidates[lane], alternative);
    }
}
