namespace TrialSim.Statistics.Subgroups.Trees;

/// <summary>The patients of the nodes on one path of a tree, in the order of each marker.</summary>
/// <remarks>A child's orders are its parent's with the others left out, so that only the whole trial is ever sorted.</remarks>
internal sealed class NodeOrders
{
    private readonly int[][][] orders;
    private readonly int[] counts;

    /// <summary>Room for a path.</summary>
    /// <param name="depth">Splits on the path.</param>
    /// <param name="markers">Number of markers.</param>
    /// <param name="room">Most patients.</param>
    public NodeOrders(int depth, int markers, int room)
    {
        counts = new int[depth + 1];
        orders = new int[depth + 1][][];
        for (int level = 0; level <= depth; level++)
        {
            orders[level] = new int[markers][];
            for (int m = 0; m < markers; m++)
            {
                orders[level][m] = new int[room];
            }
        }
    }

    /// <summary>Patients of the node at a level (0: the root) by rising value of a marker.</summary>
    public ReadOnlySpan<int> At(int level, int marker) => orders[level][marker].AsSpan(0, counts[level]);

    /// <summary>Makes everybody the root.</summary>
    public void Start(MarkedPatients patients)
    {
        counts[0] = patients.Count;
        for (int m = 0; m < patients.Markers; m++)
        {
            patients.InOrderOf(m).CopyTo(orders[0][m]);
        }
    }

    /// <summary>Makes those of the node at <paramref name="level"/> who meet the condition the node of the next level.</summary>
    public void Descend(MarkedPatients patients, int level, in MarkerBoundary bound)
    {
        var values = patients.Marker(bound.Marker);
        for (int m = 0; m < patients.Markers; m++)
        {
            var child = orders[level + 1][m];
            int count = 0;
            foreach (int patient in At(level, m))
            {
                if (bound.Holds(values[patient]))
                {
                    child[count++] = patient;
                }
            }

            counts[level + 1] = count;
        }
    }
}
