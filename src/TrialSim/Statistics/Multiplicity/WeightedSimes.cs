using TrialSim.Numerics.Distributions;

namespace TrialSim.Statistics.Multiplicity;

/// <summary>
/// Rejects where some p value is at most the level times the shares of all hypotheses that are no less significant; needs the Simes
/// inequality within the group, as under positive regression dependence.
/// </summary>
/// <remarks>Sources: Benjamini and Hochberg (1997), Scand J Stat 24:407-418; Lu (2016), Stat Med 35:4041-4055, for several groups.</remarks>
public sealed record WeightedSimes : IntersectionTest
{
    /// <inheritdoc/>
    public override double Adjust(ReadOnlySpan<double> p, ReadOnlySpan<double> weights, ReadOnlySpan<int> places)
    {
        double smallest = double.PositiveInfinity;
        for (int i = 0; i < p.Length; i++)
        {
            double share = 0;
            for (int j = 0; j < p.Length; j++)
            {
                share += p[j] <= p[i] ? weights[j] : 0;
            }

            smallest = Math.Min(smallest, WeightedBonferroni.Ratio(p[i], share));
        }

        return smallest;
    }

    /// <inheritdoc/>
    internal override IEnumerable<CriticalBound> Bounds(int[] members, double[] weights, double alpha) =>
        CriticalPlan.Subsets(members, weights).Select(s => new CriticalBound(s.Set, NormalDistribution.UpperQuantile(alpha * s.Weight)));
}
