using TrialSim.Numerics;
using TrialSim.Numerics.Distributions;

namespace TrialSim.Statistics.Multiplicity;

/// <summary>
/// Rejects where one p value is at most c times its share of the level, with c as large as the known joint normal distribution of the
/// group's statistics allows; one-sided p values.
/// </summary>
/// <remarks>Source: Xi, Glimm, Maurer and Bretz (2017), Biom J 59:918-931, with one c for each group.</remarks>
public sealed record WeightedParametric : IntersectionTest
{
    /// <summary>Correlation matrix of the statistics of the whole group, in the order of its hypotheses.</summary>
    public required double[,] Correlation { get; init; }

    /// <inheritdoc/>
    public override double Adjust(ReadOnlySpan<double> p, ReadOnlySpan<double> weights, ReadOnlySpan<int> places)
    {
        double smallest = double.PositiveInfinity;
        for (int i = 0; i < p.Length; i++)
        {
            smallest = Math.Min(smallest, WeightedBonferroni.Ratio(p[i], weights[i]));
        }

        return double.IsPositiveInfinity(smallest) ? smallest : AnyBeyond(smallest, weights, places) / Total(weights);
    }

    /// <summary>Critical values at which some statistic exceeds its own with probability alpha times the sum of the shares.</summary>
    /// <param name="weights">Shares of the level.</param>
    /// <param name="places">Their places in the group, ascending.</param>
    /// <param name="alpha">One-sided level.</param>
    public double[] CriticalValues(ReadOnlySpan<double> weights, ReadOnlySpan<int> places, double alpha)
    {
        double[] shares = weights.ToArray();
        int[] members = places.ToArray();
        double target = alpha * Total(weights);
        double Excess(double level) => AnyBeyond(level, shares, members) - target;

        double level = alpha; // Bonferroni's, which is too small unless only one has a share
        double largest = target > 0 ? target / shares.Max() : alpha;
        double atLow = target > 0 ? Excess(level) : 0;
        double atHigh = target > 0 ? Excess(largest) : 0;
        level = atLow >= 0 ? level : atHigh <= 0 ? largest : RootFinding.Brent(Excess, level, atLow, largest, atHigh, 0);
        return [.. shares.Select(share => NormalDistribution.UpperQuantile(Math.Min(1, level * share)))];
    }

    /// <inheritdoc/>
    internal override IEnumerable<CriticalBound> Bounds(int[] members, double[] weights, double alpha) =>
        CriticalValues(weights, members, alpha).Zip(members, (value, hypothesis) => new CriticalBound(1 << hypothesis, value));

    // probability that some statistic of the intersection exceeds the normal quantile of its share of the level
    private double AnyBeyond(double level, ReadOnlySpan<double> weights, ReadOnlySpan<int> places)
    {
        var members = new List<(int Place, double Limit)>(weights.Length);
        for (int i = 0; i < weights.Length; i++)
        {
            if (weights[i] > 0)
            {
                members.Add((places[i], NormalDistribution.UpperQuantile(Math.Min(1, level * weights[i]))));
            }
        }

        var unbounded = new double[members.Count];
        Array.Fill(unbounded, double.NegativeInfinity);
        var correlation = new double[members.Count, members.Count];
        for (int i = 0; i < members.Count; i++)
        {
            for (int j = 0; j < members.Count; j++)
            {
                correlation[i, j] = Correlation[members[i].Place, members[j].Place];
            }
        }

        return new JointTail(correlation, double.PositiveInfinity).AnyOutside(unbounded, [.. members.Select(m => m.Limit)]);
    }
}
