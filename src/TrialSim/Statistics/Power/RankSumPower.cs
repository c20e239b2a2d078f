using TrialSim.Numerics.Distributions;

namespace TrialSim.Statistics.Power;

/// <summary>Power and size of the two-sided Wilcoxon-Mann-Whitney test by normal approximation.</summary>
/// <remarks>Source: Noether (1987), Journal of the American Statistical Association 82:645-647; rejections in the wrong direction do not count.</remarks>
public static class RankSumPower
{
    /// <summary>Power.</summary>
    /// <param name="patients1">Patients in one group.</param>
    /// <param name="patients0">Patients in the other.</param>
    /// <param name="superiority">True probability that a patient of the one group has the larger outcome than one of the other, ties counting half.</param>
    /// <param name="alpha">Two-sided level.</param>
    public static double Of(double patients1, double patients0, double superiority, double alpha)
    {
        double share = patients1 / (patients1 + patients0);
        double shift = Math.Sqrt(12 * share * (1 - share) * (patients1 + patients0)) * Math.Abs(superiority - 0.5);
        return NormalDistribution.Cumulative(shift - NormalDistribution.UpperQuantile(alpha / 2));
    }

    /// <summary>Patients in both groups together, not rounded, for a power; infinite where no group tends to have the larger outcome.</summary>
    /// <param name="share">Share of the patients in one group.</param>
    /// <param name="superiority">As in <see cref="Of"/>.</param>
    /// <param name="power">Wanted power.</param>
    /// <param name="alpha">Two-sided level.</param>
    public static double TotalFor(double share, double superiority, double power, double alpha)
    {
        double root = (NormalDistribution.UpperQuantile(alpha / 2) + NormalDistribution.UpperQuantile(1 - power)) / (superiority - 0.5);
        return root * root / (12 * share * (1 - share));
    }
}
