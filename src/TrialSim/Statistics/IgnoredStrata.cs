using TrialSim.Numerics.Distributions;

namespace TrialSim.Statistics;

/// <summary>What happens to the type I error when a trial is randomized within strata but analysed without them.</summary>
/// <remarks>
/// Balance keeps the strata's share of the variance out of the difference between arms, but not out of the standard error, which is
/// too large by 1 / root(1 - share). Source: Kahan and Morris (2012), Statistics in Medicine 31:328-340.
/// </remarks>
public static class IgnoredStrata
{
    /// <summary>Large-sample type I error of the two-sided unadjusted test under perfect balance within strata.</summary>
    /// <param name="shareOfVariance">Share of the outcome's variance that lies between strata, from 0 to below 1.</param>
    /// <param name="alpha">Nominal two-sided level.</param>
    public static double TwoSidedError(double shareOfVariance, double alpha) =>
        2 * NormalDistribution.UpperTail(NormalDistribution.UpperQuantile(alpha / 2) / Math.Sqrt(1 - shareOfVariance));
}
