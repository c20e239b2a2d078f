using TrialSim.Numerics;

namespace TrialSim.Statistics;

/// <summary>Size, mean and sum of squared deviations in two groups, in eight trials at once: what the t tests compare.</summary>
internal readonly record struct TwoMeans(Lanes N1, Lanes Mean1, Lanes Deviations1, Lanes N0, Lanes Mean0, Lanes Deviations0)
{
    /// <summary>Mean of group 1 minus mean of group 0.</summary>
    public Lanes Difference => Mean1 - Mean0;

    /// <summary>Student's variance of the difference, one residual variance for both groups; df = n1 + n0 - 2.</summary>
    /// <remarks>Not estimable when a group is empty, no degree of freedom is left, or the variance is zero.</remarks>
    public LeastSquares.Coefficient Pooled()
    {
        var df = N1 + N0 - 2.0;
        var residual = Deviations1 + Deviations0;
        var estimable = (N1 >= 1.0) & (N0 >= 1.0) & (df >= 1.0) & (residual > 0.0);
        var variance = residual / df * ((Lanes.One / N1) + (Lanes.One / N0));
        return new(Difference, variance, df, estimable);
    }

    /// <summary>Welch's variance of the difference, each group its own, with Satterthwaite's df.</summary>
    /// <remarks>Not estimable when a group has fewer than two members or both variances are zero. Source: Welch (1947), Biometrika 34:28-35.</remarks>
    public LeastSquares.Coefficient Welch()
    {
        var free1 = N1 - 1.0;
        var free0 = N0 - 1.0;
        var v1 = Deviations1 / (N1 * free1);
        var v0 = Deviations0 / (N0 * free0);
        var variance = v1 + v0;
        var estimable = (N1 >= 2.0) & (N0 >= 2.0) & (variance > 0.0);
        var df = variance * variance / ((v1 * v1 / free1) + (v0 * v0 / free0));
        return new(Difference, variance, df, estimable);
    }
}
