using TrialSim.Numerics;
using TrialSim.Randomness;

namespace TrialSim.Statistics.Subgroups.Cuts;

/// <summary>The search for the best cut-point in each of eight trials, by one contrast; with its buffers.</summary>
internal abstract class CutSearches : IDisposable
{
    private protected CutSearches(int mostCuts)
    {
        Candidates = new CutCandidates[Lanes.Count];
        for (int lane = 0; lane < Candidates.Length; lane++)
        {
            Candidates[lane] = new(mostCuts);
        }
    }

    /// <summary>The cuts of each trial.</summary>
    protected CutCandidates[] Candidates { get; }

    /// <summary>The best cut of one trial.</summary>
    /// <param name="lane">Which of the eight trials.</param>
    /// <param name="order">Its patients.</param>
    /// <param name="cuts">Rising cuts in the marker's unit; none for sample quantiles.</param>
    /// <param name="fewestInCell">Smallest number of patients that each arm must have on each side, at least 1.</param>
    /// <param name="alternative">What the largest is taken of.</param>
    public SelectedCut Best(int lane, PatientsByMarker order, ReadOnlySpan<double> cuts, int fewestInCell, Alternative alternative)
    {
        var candidates = Candidates[lane];
        int fewest = TriesEveryCut ? 0 : fewestInCell;
        if (cuts.IsEmpty)
        {
            candidates.AtQuantiles(order, candidates.Most, fewest);
        }
        else
        {
            candidates.At(order, cuts, fewest);
        }

        return Best(lane, order, fewestInCell, alternative);
    }

    /// <summary>How many cuts of a trial have been tried.</summary>
    public abstract int Tried(int lane);

    /// <summary>L of <see cref="MaximallySelected"/> over the cuts tried; 0 for one.</summary>
    public abstract double Range(int lane);

    /// <summary>Makes ready for permutations.</summary>
    public abstract void PreparePermutations(int permutations);

    /// <summary>How many permutations reach the largest statistic of each trial; NaN for trials that are left out.</summary>
    public abstract void CountPermutations(in TrialRandom random, ReadOnlySpan<double> largest, Alternative alternative, Span<int> reached);

    /// <inheritdoc/>
    public abstract void Dispose();

    /// <summary>Whether cuts with too few patients in a cell stay in the list, because a permutation may fill it.</summary>
    private protected abstract bool TriesEveryCut { get; }

    /// <summary>The best of the candidates.</summary>
    private protected abstract SelectedCut Best(int lane, PatientsByMarker order, int fewestInCell, Alternative alternative);
}
