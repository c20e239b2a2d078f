using TrialSim.Numerics.Distributions;

namespace TrialSim.Statistics.Subgroups.Trees;

/// <summary>Subgroup identification by differential effect search: from everybody, step by step into the side of a cut where the treatment does better.</summary>
/// <remarks>
/// Lipkovich, Dmitrienko, Denne and Enas (2011), Statist. Med. 30:2601-2621, with one promising child a level (their M = 1): of all markers not
/// yet used, the one whose best cut has the smallest adjusted p; its better side is kept while its one-sided p is at most the parent's times
/// <paramref name="improvement"/>.
/// </remarks>
/// <param name="markers">Number of markers.</param>
/// <param name="room">Most patients.</param>
/// <param name="depth">Most conditions of the subgroup.</param>
/// <param name="improvement">The paper's gamma: 1 asks for any improvement, 0.5 for a p half as large.</param>
/// <param name="smallest">Fewest patients of a child; each arm needs two whatever this is.</param>
internal sealed class SidesSearch(int markers, int room, int depth, double improvement, int smallest) : ISubgroupSearch
{
    private readonly NodeOrders orders = new(depth, markers, room);
    private readonly EffectSplit split = new(room);
    private readonly MarkerBoundary[] bounds = new MarkerBoundary[depth];
    private int found;

    /// <inheritdoc/>
    public ReadOnlySpan<MarkerBoundary> Bounds => bounds.AsSpan(0, found);

    /// <inheritdoc/>
    public double Deviate { get; private set; }

    /// <summary>Adjusted p of the first split, whether or not it was kept; 1 where no cut was admissible.</summary>
    public double FirstSplitP { get; private set; }

    /// <inheritdoc/>
    public void Search(MarkedPatients patients, double sign)
    {
        found = 0;
        FirstSplitP = 1;
        Deviate = double.NegativeInfinity;
        orders.Start(patients);
        var all = patients.SumsOf(orders.At(0, 0));
        if (!all.IsEstimable)
        {
            return;
        }

        Deviate = StudentDeviate.Of(sign * all.T, all.DegreesOfFreedom)[0];
        double p = NormalDistribution.UpperTail(Deviate);
        while (found < depth && BestChild(patients, sign) is (var side, var deviate))
        {
            double childP = NormalDistribution.UpperTail(deviate);
            if (!(childP <= improvement * p))
            {
                return;
            }

            orders.Descend(patients, found, in side);
            bounds[found++] = side;
            (p, Deviate) = (childP, deviate);
        }
    }

    private (MarkerBoundary Side, double Deviate)? BestChild(MarkedPatients patients, double sign)
    {
        (MarkerBoundary, double)? best = null;
        double smallestP = double.PositiveInfinity;
        for (int marker = 0; marker < markers; marker++)
        {
            if (!IsUsed(marker)
                && split.Find(patients, orders.At(found, marker), marker, sign, smallest)
                && split.AdjustedP < smallestP)
            {
                smallestP = split.AdjustedP;
                best = (split.Better, split.BetterDeviate);
            }
        }

        if (found == 0 && best is not null)
        {
            FirstSplitP = smallestP;
        }

        return best;
    }

    private bool IsUsed(int marker)
    {
        foreach (var bound in Bounds)
        {
            if (bound.Marker == marker)
            {
                return true;
            }
        }

        return false;
    }
}
