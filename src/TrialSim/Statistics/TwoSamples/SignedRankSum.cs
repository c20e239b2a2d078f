namespace TrialSim.Statistics.TwoSamples;

/// <summary>The signed-rank statistic of a sample about a centre, and what its null variance needs. Values at the centre are left out.</summary>
/// <param name="Count">Values that are not at the centre.</param>
/// <param name="V">Sum of the ranks, by distance from the centre, of those above it.</param>
/// <param name="TieSum">Sum of t^3 - t over groups of t equal distances.</param>
internal readonly record struct SignedRankSum(int Count, double V, double TieSum)
{
    /// <summary>V less its null mean, with the standard deviation given the ties.</summary>
    public RankDeviate Deviate
    {
        get
        {
            double n = Count;
            return new(V - (n * (n + 1) / 4), Math.Sqrt((n * (n + 1) * ((2 * n) + 1) / 24) - (TieSum / 48)));
        }
    }

    /// <summary>The statistic about a centre.</summary>
    /// <param name="sorted">Sample in ascending order.</param>
    /// <param name="centre">The centre.</param>
    public static SignedRankSum Of(ReadOnlySpan<double> sorted, double centre)
    {
        int above = 0;
        while (above < sorted.Length && sorted[above] - centre <= 0)
        {
            above++;
        }

        int below = above - 1;
        while (below >= 0 && sorted[below] - centre == 0)
        {
            below--;
        }

        int count = below + 1 + sorted.Length - above;
        double v = 0;
        double tieSum = 0;
        int ranked = 0;
        while (ranked < count)
        {
            double distance = Math.Min(
                above < sorted.Length ? sorted[above] - centre : double.PositiveInfinity, below >= 0 ? centre - sorted[below] : double.PositiveInfinity);
            int firstAbove = above;
            int firstBelow = below;
            while (above < sorted.Length && sorted[above] - centre == distance)
            {
                above++;
            }

            while (below >= 0 && centre - sorted[below] == distance)
            {
                below--;
            }

            int tied = above - firstAbove + firstBelow - below;
            v += (above - firstAbove) * (ranked + (0.5 * (tied + 1)));
            tieSum += Midranks.TieTerm(tied);
            ranked += tied;
        }

        return new(count, v, tieSum);
    }
}
