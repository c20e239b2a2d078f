using TrialSim.Numerics.Distributions;

namespace TrialSim.Statistics;

/// <summary>What is left of a normally distributed marker's information when only its group is known.</summary>
/// <remarks>
/// Efficiency is the share of the marker's variance that lies between the groups, which is the asymptotic relative efficiency of an
/// analysis that scores each group by its mean. Source: Cox (1957), Journal of the American Statistical Association 52:543-547.
/// </remarks>
public static class MarkerGroups
{
    /// <summary>Efficiency of groups formed at cut-points.</summary>
    /// <param name="cuts">Rising cut-points in standard deviations from the mean; none is one group, with efficiency 0.</param>
    public static double Efficiency(ReadOnlySpan<double> cuts)
    {
        double between = 0;
        for (int group = 0; group <= cuts.Length; group++)
        {
            double mean = MeanOf(group, cuts);
            between += ShareOf(group, cuts) * mean * mean;
        }

        return between;
    }

    /// <summary>Cut-points that form equally large groups.</summary>
    public static double[] EqualCuts(int groups)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(groups, 1);
        return [.. Enumerable.Range(1, groups - 1).Select(k => NormalDistribution.Quantile((double)k / groups))];
    }

    /// <summary>Cut-points that form the groups of highest efficiency: each lies midway between the means of its neighbours.</summary>
    public static double[] BestCuts(int groups)
    {
        double[] cuts = EqualCuts(groups);
        double moved;
        do
        {
            moved = 0;
            for (int c = 0; c < cuts.Length; c++)
            {
                double midway = (MeanOf(c, cuts) + MeanOf(c + 1, cuts)) / 2;
                moved = Math.Max(moved, Math.Abs(midway - cuts[c]));
                cuts[c] = midway;
            }
        }
        while (moved > 1e-13);

        return cuts;
    }

    private static double ShareOf(int group, ReadOnlySpan<double> cuts) =>
        (group == cuts.Length ? 1 : NormalDistribution.Cumulative(cuts[group]))
        - (group == 0 ? 0 : NormalDistribution.Cumulative(cuts[group - 1]));

    private static double MeanOf(int group, ReadOnlySpan<double> cuts) =>
        ((group == 0 ? 0 : NormalDistribution.Density(cuts[group - 1]))
        - (group == cuts.Length ? 0 : NormalDistribution.Density(cuts[group]))) / ShareOf(group, cuts);
}
