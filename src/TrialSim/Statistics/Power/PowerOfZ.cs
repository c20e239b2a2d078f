using TrialSim.Numerics.Distributions;

namespace TrialSim.Statistics.Power;

/// <summary>
/// Power of tests of a normally distributed estimate with known standard error, the errors among its significant values, and the
/// patients that a wanted power needs: the large-sample theory of every analysis.
/// </summary>
/// <remarks>
/// "shift" is the true value over the standard error. Source of sign error and exaggeration: Gelman and Carlin (2014), Perspectives on
/// Psychological Science 9:641-651; in closed form Lu, Qiu and Deng (2019), British Journal of Mathematical and Statistical
/// Psychology 72:1-17.
/// </remarks>
public static class PowerOfZ
{
    /// <summary>Probability that the estimate is significant in its positive direction at a one-sided level.</summary>
    public static double OneSided(double shift, double alpha) =>
        NormalDistribution.UpperTail(NormalDistribution.UpperQuantile(alpha) - shift);

    /// <summary>Probability that the estimate is significant in either direction at a two-sided level.</summary>
    public static double TwoSided(double shift, double alpha) => OneSided(shift, alpha / 2) + OneSided(-shift, alpha / 2);

    /// <summary>Among significant estimates, the share with the sign opposite to the truth; 1/2 as the truth approaches 0.</summary>
    public static double SignError(double shift, double alpha) => OneSided(-Math.Abs(shift), alpha / 2) / TwoSided(shift, alpha);

    /// <summary>Among significant estimates, the mean absolute value over that of the truth; infinite at a truth of 0.</summary>
    public static double Exaggeration(double shift, double alpha)
    {
        double critical = NormalDistribution.UpperQuantile(alpha / 2);
        double size = Math.Abs(shift);
        double above = NormalDistribution.Density(critical - size) + (size * OneSided(size, alpha / 2)); // E(Z; Z > critical)
        double below = NormalDistribution.Density(critical + size) - (size * OneSided(-size, alpha / 2)); // E(-Z; Z < -critical)
        return (above + below) / (size * TwoSided(size, alpha));
    }

    /// <summary>
    /// Smallest number of patients in each of two equal arms with which the comparison of two means has a power, the standard deviation
    /// being known; rejections in the wrong direction do not count.
    /// </summary>
    /// <param name="standardizedDifference">True difference of means in standard deviations; not 0.</param>
    /// <param name="power">Wanted power, below 1.</param>
    /// <param name="alpha">Two-sided level.</param>
    public static int PatientsPerArm(double standardizedDifference, double power, double alpha)
    {
        ArgumentOutOfRangeException.ThrowIfZero(standardizedDifference);
        double shift = NormalDistribution.UpperQuantile(alpha / 2) + NormalDistribution.UpperQuantile(1 - power);
        double perArm = 2 * shift * shift / (standardizedDifference * standardizedDifference);
        return Math.Max(2, checked((int)Math.Ceiling(perArm)));
    }
}
