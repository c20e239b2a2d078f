using TrialSim.Numerics.Distributions;

namespace TrialSim.Statistics.Multiplicity;

/// <summary>
/// Rejects where the k-th largest p value is at most the group's share of the level over k, for some k: the Hochberg procedure, which
/// presumes equal shares.
/// </summary>
/// <remarks>Source: Xi and Bretz (2019), Stat Med 38:5268-5282.</remarks>
public sealed record HochbergIntersection : IntersectionTest
{
    /// <inheritdoc/>
    public override double Adjust(ReadOnlySpan<double> p, ReadOnlySpan<double> weights, ReadOnlySpan<int> places)
    {
        double total = Total(weights);
        double smallest = double.PositiveInfinity;
        for (int i = 0; i < p.Length; i++)
        {
            int fromLargest = p.Length + 1;
            for (int j = 0; j < p.Length; j++)
            {
                fromLargest -= p[j] <= p[i] ? 1 : 0;
            }

            smallest = Math.Min(smallest, WeightedBonferroni.Ratio(p[i] * fromLargest, total));
        }

        return smallest;
    }

    /// <inheritdoc/>
    internal override IEnumerable<CriticalBound> Bounds(int[] members, double[] weights, double alpha)
    {
        double total = Total(weights);
        double[] equal = [.. members.Select(_ => 1.0)];
        return CriticalPlan.Subsets(members, equal).Select(s => new CriticalBound(
            s.Set, NormalDistribution.UpperQuantile(alpha * total / (members.Length - s.Count + 1))));
    }
}
