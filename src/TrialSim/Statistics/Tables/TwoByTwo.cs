using TrialSim.Numerics;

namespace TrialSim.Statistics.Tables;

/// <summary>Responders and group sizes of two groups, in eight trials at once: a 2 x 2 table.</summary>
internal readonly record struct TwoByTwo(Lanes Responders1, Lanes N1, Lanes Responders0, Lanes N0)
{
    /// <summary>Response rate in group 1 minus group 0.</summary>
    public Lanes Difference => (Responders1 / N1) - (Responders0 / N0);

    /// <summary>Wald variance of <see cref="Difference"/>, each group its own.</summary>
    public Lanes WaldVariance
    {
        get
        {
            var p1 = Responders1 / N1;
            var p0 = Responders0 / N0;
            return (p1 * (1.0 - p1) / N1) + (p0 * (1.0 - p0) / N0);
        }
    }

    /// <summary>Both groups have members.</summary>
    public LaneMask HasBothGroups => (N1 >= 1.0) & (N0 >= 1.0);

    /// <summary>There are both responders and non-responders.</summary>
    public LaneMask HasBothOutcomes
    {
        get
        {
            var responders = Responders1 + Responders0;
            return (responders >= 1.0) & (responders < N1 + N0);
        }
    }

    /// <summary>
    /// Root of Pearson's chi-square with the sign of the difference: the z statistic with pooled variance. Yates's correction moves
    /// each cell by up to <paramref name="continuity"/> towards its expectation (1/2, but never past it; 0 is none).
    /// </summary>
    public Lanes SignedRootOfChiSquare(double continuity)
    {
        var n = N1 + N0;
        var responders = Responders1 + Responders0;
        var cross = (Responders1 * N0) - (Responders0 * N1); // n x (observed - expected)
        var distance = Lanes.Abs(cross);
        distance -= Lanes.Min(n * continuity, distance);
        var root = distance * Lanes.Sqrt(n / (responders * (n - responders) * N1 * N0));
        return (cross < 0.0).Select(-root, root);
    }
}
