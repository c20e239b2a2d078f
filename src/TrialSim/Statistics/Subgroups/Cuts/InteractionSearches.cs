using TrialSim.Numerics;
using TrialSim.Randomness;

namespace TrialSim.Statistics.Subgroups.Cuts;

/// <summary>Best cut-points by the treatment-by-subgroup interaction.</summary>
internal sealed class InteractionSearches : CutSearches
{
    private readonly int mostPatients;
    private readonly InteractionScan[] scans = new InteractionScan[Lanes.Count];
    private PermutedInteractions? permuted;

    /// <summary>Room for the largest trial.</summary>
    public InteractionSearches(int mostPatients, int mostCuts)
        : base(mostCuts)
    {
        this.mostPatients = mostPatients;
        for (int lane = 0; lane < scans.Length; lane++)
        {
            scans[lane] = new(mostPatients, mostCuts);
        }
    }

    /// <inheritdoc/>
    private protected override bool TriesEveryCut => false;

    /// <inheritdoc/>
    public override int Tried(int lane) => scans[lane].Terms.Length;

    /// <inheritdoc/>
    public override double Range(int lane)
    {
        var places = Candidates[lane].Places;
        double patients = scans[lane].Controls + scans[lane].Treated;
        return places.Length < 2 ? 0 : MaximallySelected.RangeOfCuts(places[0].Low / patients, places[^1].Low / patients);
    }

    /// <inheritdoc/>
    public override void PreparePermutations(int permutations) => permuted = new(mostPatients, permutations);

    /// <inheritdoc/>
    public override void CountPermutations(in TrialRandom random, ReadOnlySpan<double> largest, Alternative alternative, Span<int> reached) =>
        permuted!.Count(random, scans, largest, alternative, reached);

    /// <inheritdoc/>
    public override void Dispose()
    {
        Array.ForEach(scans, scan => scan.Dispose());
        permuted?.Dispose();
    }

    /// <inheritdoc/>
    private protected override SelectedCut Best(int lane, PatientsByMarker order, int fewestInCell, Alternative alternative)
    {
        scans[lane].Read(order, Candidates[lane]);
        return scans[lane].Best(Candidates[lane], alternative);
    }
}
