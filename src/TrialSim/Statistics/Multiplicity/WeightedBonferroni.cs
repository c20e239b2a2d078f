using TrialSim.Numerics.Distributions;

namespace TrialSim.Statistics.Multiplicity;

/// <summary>Rejects where one p value is at most its share of the level: no assumption on the dependence.</summary>
public sealed record WeightedBonferroni : IntersectionTest
{
    /// <inheritdoc/>
    public override double Adjust(ReadOnlySpan<double> p, ReadOnlySpan<double> weights, ReadOnlySpan<int> places)
    {
        double smallest = double.PositiveInfinity;
        for (int i = 0; i < p.Length; i++)
        {
            smallest = Math.Min(smallest, Ratio(p[i], weights[i]));
        }

        return smallest;
    }

    /// <inheritdoc/>
    internal override IEnumerable<CriticalBound> Bounds(int[] members, double[] weights, double alpha) =>
        members.Select((hypothesis, i) => new CriticalBound(1 << hypothesis, NormalDistribution.UpperQuantile(alpha * weights[i])));

    /// <summary>Level at which a hypothesis with a share of it is rejected; none where it has no share, even at p = 0.</summary>
    internal static double Ratio(double p, double weight) => weight > 0 && p >= 0 ? p / weight : double.PositiveInfinity;
}
