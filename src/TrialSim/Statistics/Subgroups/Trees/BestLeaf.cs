namespace TrialSim.Statistics.Subgroups.Trees;

/// <summary>The leaf of a <see cref="ModelTree"/> in which the treatment does best; everybody where the tree has no split.</summary>
internal sealed class BestLeaf(ModelTree tree) : ISubgroupSearch
{
    private int leaf;

    /// <inheritdoc/>
    public ReadOnlySpan<MarkerBoundary> Bounds => tree.BoundsOf(leaf);

    /// <inheritdoc/>
    public double Deviate { get; private set; }

    /// <inheritdoc/>
    public void Search(MarkedPatients patients, double sign)
    {
        tree.Grow(patients);
        (leaf, Deviate) = (0, double.NegativeInfinity);
        for (int l = 0; l < tree.Leaves; l++)
        {
            var sums = tree.SumsOf(l);
            if (sums.IsEstimable && StudentDeviate.Of(sign * sums.T, sums.DegreesOfFreedom)[0] is var deviate && deviate > Deviate)
            {
                (leaf, Deviate) = (l, deviate);
            }
        }
    }
}
