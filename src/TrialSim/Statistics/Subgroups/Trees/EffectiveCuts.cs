using TrialSim.Numerics;

namespace TrialSim.Statistics.Subgroups.Trees;

/// <summary>How many independent cuts the correlated ones of a marker are worth: G^(1 - r) for G cuts of mean correlation r.</summary>
/// <remarks>
/// Exponent of the Sidak-type adjustment in Lipkovich et al. (2011). The correlation of the criterion at two cuts with the shares u and v (u below v)
/// of the node below them is taken from independent increments: (sqrt(u / v) + sqrt((1 - v) / (1 - u)) - (v - u) / sqrt(v (1 - u))) / 2.
/// Its terms are products of a function of u and one of v, so that the mean over all pairs takes one pass.
/// </remarks>
internal sealed class EffectiveCuts
{
    private readonly double[] root;

    /// <summary>Square roots for nodes of up to <paramref name="room"/> patients.</summary>
    public EffectiveCuts(int room)
    {
        root = new double[room + 1];
        for (int i = 0; i <= room; i++)
        {
            root[i] = Math.Sqrt(i);
        }
    }

    /// <summary>The number for cuts below which lie <paramref name="below"/> (rising) of a node's patients; 1 for a single cut.</summary>
    public double Of(ReadOnlySpan<int> below, int patients)
    {
        int cuts = below.Length;
        if (cuts < 2)
        {
            return cuts;
        }

        double roots = 0, inverse = 0, share = 0, total = 0;
        foreach (int v in below)
        {
            double rootAbove = root[patients - v];
            total += (roots / root[v]) + (rootAbove * inverse) - (root[v] * inverse) + (share / root[v]);
            roots += root[v];
            inverse += 1 / rootAbove;
            share += v / rootAbove;
        }

        double mean = total / ((double)cuts * (cuts - 1)); // half of the sum, over cuts (cuts - 1) / 2 pairs
        return Portable.Exp((1 - mean) * Portable.Log(cuts));
    }
}
