using TrialSim.Numerics;

namespace TrialSim.Statistics.Subgroups.Sets;

/// <summary>Size and sum of an outcome in the two arms of a set of patients, in eight trials at once.</summary>
internal readonly record struct ArmCells(Lanes N1, Lanes Sum1, Lanes N0, Lanes Sum0)
{
    /// <summary>Mean, or share, of the treatment arm minus that of the control arm.</summary>
    public Lanes Difference => (Sum1 / N1) - (Sum0 / N0);

    /// <summary>1 / n1 + 1 / n0.</summary>
    public Lanes InverseSizes => (Lanes.One / N1) + (Lanes.One / N0);

    /// <summary>Part of the sum of squares that the two means explain.</summary>
    public Lanes Explained => (Sum1 * Sum1 / N1) + (Sum0 * Sum0 / N0);

    /// <summary>Variance of the difference of two shares, each arm its own.</summary>
    public Lanes UnpooledShareVariance => ShareVariance(Sum1, N1) + ShareVariance(Sum0, N0);

    /// <summary>Variance of the difference of two shares if they are the same: the z of it is the root of Pearson's chi-square.</summary>
    public Lanes PooledShareVariance
    {
        get
        {
            var n = N1 + N0;
            var share = (Sum1 + Sum0) / n;
            return share * (Lanes.One - share) * InverseSizes;
        }
    }

    /// <summary>The cells of those in <paramref name="all"/> but not in <paramref name="part"/>.</summary>
    public static ArmCells operator -(in ArmCells all, in ArmCells part) =>
        new(all.N1 - part.N1, all.Sum1 - part.Sum1, all.N0 - part.N0, all.Sum0 - part.Sum0);

    /// <summary>Where each arm has at least so many patients.</summary>
    public LaneMask HasAtLeast(Lanes smallest) => (N1 >= smallest) & (N0 >= smallest);

    private static Lanes ShareVariance(Lanes sum, Lanes n)
    {
        var share = sum / n;
        return share * (Lanes.One - share) / n;
    }
}
