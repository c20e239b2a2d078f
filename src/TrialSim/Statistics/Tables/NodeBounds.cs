namespace TrialSim.Statistics.Tables;

/// <summary>The least and the most probable ways to fill the columns that are left at a node of the network, each found once.</summary>
/// <param name="fillings">The ways to fill columns.</param>
internal sealed class NodeBounds(RowFillings fillings)
{
    private readonly Dictionary<(int Column, UInt128 Node), (double Least, double Most)> known = [];

    /// <summary>Smallest and largest sum of minus ln x! over the cells from a column on; 0 behind the last.</summary>
    public (double Least, double Most) Of(int column, UInt128 node)
    {
        if (column == fillings.Columns || fillings.Exhausted)
        {
            return (0, 0);
        }

        if (known.TryGetValue((column, node), out var bounds))
        {
            return bounds;
        }

        bounds = (double.PositiveInfinity, double.NegativeInfinity);
        foreach (var filling in fillings.Of(column, node))
        {
            var (least, most) = Of(column + 1, filling.Node);
            bounds = (Math.Min(bounds.Least, filling.LogWeight + least), Math.Max(bounds.Most, filling.LogWeight + most));
        }

        known[(column, node)] = bounds;
        return bounds;
    }
}
