using TrialSim.Numerics;

namespace TrialSim.Statistics.Subgroups.Trees;

/// <summary>Model-based recursive partitioning of the model outcome ~ arm by several markers.</summary>
/// <remarks>
/// Zeileis, Hothorn and Hornik (2008), JCGS 17:492-514: a node is split by the marker with the smallest p of <see cref="InstabilityTest"/> where that is
/// significant after adjustment for the number of markers, at the cut of <see cref="ModelSplit"/>.
/// </remarks>
/// <param name="categorical">For each marker whether its levels are tested by chi-square; else by supLM.</param>
/// <param name="room">Most patients.</param>
/// <param name="depth">Most splits above a leaf.</param>
/// <param name="smallest">Fewest patients of a leaf.</param>
/// <param name="level">Significance level of a split.</param>
/// <param name="parameters">Whose stability is tested.</param>
internal sealed class ModelTree(
    bool[] categorical, int room, int depth, int smallest, double level, InstabilityParameters parameters)
{
    // the share of a node at each end at which supLM does not look, as the method's authors advise
    private const double Trim = 0.1;

    private readonly NodeOrders orders = new(depth, categorical.Length, room);
    private readonly MarkerBoundary[] path = new MarkerBoundary[depth];
    private readonly MarkerBoundary[] bounds = new MarkerBoundary[depth << depth];
    private readonly int[] boundCounts = new int[1 << depth];
    private readonly ArmSums[] sums = new ArmSums[1 << depth];

    /// <summary>Leaves of the tree: 1 where nothing was split.</summary>
    public int Leaves { get; private set; }

    /// <summary>Smallest p at the root, adjusted for the number of markers.</summary>
    public double RootP { get; private set; }

    /// <summary>The conditions of a leaf, root first.</summary>
    public ReadOnlySpan<MarkerBoundary> BoundsOf(int leaf) => bounds.AsSpan(leaf * depth, boundCounts[leaf]);

    /// <summary>Sums over a leaf.</summary>
    public ArmSums SumsOf(int leaf) => sums[leaf];

    /// <summary>Grows the tree of one trial.</summary>
    public void Grow(MarkedPatients patients)
    {
        Leaves = 0;
        RootP = 1;
        orders.Start(patients);
        Grow(patients, 0);
    }

    private void Grow(MarkedPatients patients, int at)
    {
        var model = patients.SumsOf(orders.At(at, 0));
        if (at == depth || model.N < 2 * smallest || ChooseMarker(patients, at, model) is not { } marker
            || !ModelSplit.Find(patients, orders.At(at, marker), patients.Marker(marker), model, smallest, out double cut))
        {
            path.AsSpan(0, at).CopyTo(bounds.AsSpan(Leaves * depth));
            boundCounts[Leaves] = at;
            sums[Leaves++] = model;
            return;
        }

        path[at] = new(marker, cut, Above: false);
        orders.Descend(patients, at, in path[at]);
        Grow(patients, at + 1);
        path[at] = new(marker, cut, Above: true);
        orders.Descend(patients, at, in path[at]);
        Grow(patients, at + 1);
    }

    private int? ChooseMarker(MarkedPatients patients, int at, in ArmSums model)
    {
        int ends = Math.Max(smallest, (int)Math.Ceiling(Trim * model.N));
        double least = 1;
        int? chosen = null;
        int tested = 0;
        for (int marker = 0; marker < categorical.Length; marker++)
        {
            var node = orders.At(at, marker);
            var values = patients.Marker(marker);
            if (values[node[0]] == values[node[^1]])
            {
                continue;
            }

            tested++;
            double p = (categorical[marker]
                ? InstabilityTest.Categorical(patients, node, values, model, parameters)
                : InstabilityTest.Continuous(patients, node, values, model, parameters, ends)).P;
            if (p < least)
            {
                (least, chosen) = (p, marker);
            }
        }

        double adjusted = -Portable.Expm1(tested * Portable.Log1p(-least));
        if (at == 0)
        {
            RootP = tested > 0 ? adjusted : 1;
        }

        return adjusted < level ? chosen : null;
    }
}
