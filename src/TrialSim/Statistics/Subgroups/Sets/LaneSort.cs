using TrialSim.Numerics;

namespace TrialSim.Statistics.Subgroups.Sets;

/// <summary>Sorts a column in eight trials at once.</summary>
/// <remarks>Merge exchange (Batcher 1968; Knuth, The Art of Computer Programming 3, algorithm 5.2.2M): the same comparisons whatever the numbers.</remarks>
internal static class LaneSort
{
    /// <summary>Puts each lane in rising order; no number may be NaN.</summary>
    public static void Ascending(Span<Lanes> column)
    {
        int top = 1;
        while (2 * top < column.Length)
        {
            top *= 2;
        }

        for (int p = top; p > 0; p >>= 1)
        {
            int remainder = 0;
            int distance = p;
            for (int q = top; ; q >>= 1)
            {
                Exchange(column, p, remainder, distance);
                if (q == p)
                {
                    break;
                }

                distance = q - p;
                remainder = p;
            }
        }
    }

    private static void Exchange(Span<Lanes> column, int p, int remainder, int distance)
    {
        for (int i = 0; i + distance < column.Length; i++)
        {
            if ((i & p) == remainder)
            {
                var (a, b) = (column[i], column[i + distance]);
                var swapped = a > b;
                column[i] = swapped.Select(b, a);
                column[i + distance] = swapped.Select(a, b);
            }
        }
    }
}
