using TrialSim.Simulation;

namespace TrialSim.Sweeps;

/// <summary>The pairs of cells whose differences are wanted; the later cell minus the earlier one.</summary>
public static class SweepPairs
{
    /// <summary>Number of pairs among so many cells, when each is compared with each.</summary>
    public static long OfAll(long cells) => cells * (cells - 1) / 2;

    /// <summary>The pairs, ordered by the later cell.</summary>
    internal static IReadOnlyList<CellPair> Of(IReadOnlyList<int[]> places, SweepContrast contrast, SweepLayout layout) => contrast switch
    {
        SweepContrast.First => [.. Enumerable.Range(1, places.Count - 1).Select(cell => new CellPair(cell, 0))],
        SweepContrast.Steps when layout == SweepLayout.Zipped => [.. Enumerable.Range(1, places.Count - 1).Select(cell => new CellPair(cell, cell - 1))],
        SweepContrast.Steps => Neighbours(places),
        _ => [.. from cell in Enumerable.Range(0, places.Count) from minus in Enumerable.Range(0, cell) select new CellPair(cell, minus)],
    };

    private static List<CellPair> Neighbours(IReadOnlyList<int[]> places)
    {
        var pairs = new List<CellPair>();
        int axes = places[0].Length;
        int[] stride = new int[axes];
        for (int a = axes - 1, cells = 1; a >= 0; a--)
        {
            stride[a] = cells;
            cells *= places[^1][a] + 1;
        }

        for (int cell = 0; cell < places.Count; cell++)
        {
            for (int a = 0; a < axes; a++)
            {
                if (places[cell][a] > 0)
                {
                    pairs.Add(new(cell, cell - stride[a]));
                }
            }
        }

        return pairs;
    }
}
