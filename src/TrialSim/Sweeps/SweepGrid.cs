namespace TrialSim.Sweeps;

/// <summary>Which values the cells of a sweep take.</summary>
public static class SweepGrid
{
    /// <summary>Number of cells; more than <see cref="long"/> holds counts as its largest.</summary>
    public static long Count(IReadOnlyList<SweepAxis> axes, SweepLayout layout) => layout == SweepLayout.Zipped
        ? axes[0].Values.Count
        : axes.Aggregate(1L, (cells, axis) => cells > long.MaxValue / axis.Values.Count ? long.MaxValue : cells * axis.Values.Count);

    /// <summary>Of each cell, the number of the value that each property takes.</summary>
    internal static IReadOnlyList<int[]> Places(IReadOnlyList<SweepAxis> axes, SweepLayout layout)
    {
        int cells = checked((int)Count(axes, layout));
        return [.. Enumerable.Range(0, cells).Select(cell => layout == SweepLayout.Zipped ? [.. axes.Select(_ => cell)] : Crossed(axes, cell))];
    }

    private static int[] Crossed(IReadOnlyList<SweepAxis> axes, int cell)
    {
        int[] place = new int[axes.Count];
        for (int a = axes.Count - 1; a >= 0; a--)
        {
            (cell, place[a]) = Math.DivRem(cell, axes[a].Values.Count);
        }

        return place;
    }
}
