using TrialSim.Numerics.Distributions;

namespace TrialSim.Statistics;

/// <summary>Sample size of the comparison of two response rates by the pooled z test (Pearson's chi-square).</summary>
/// <remarks>Source: Kieser (2020), Methods and Applications of Sample Size Calculation and Recalculation in Clinical Trials, chapter 5.</remarks>
public static class ProportionsPlan
{
    /// <summary>
    /// Smallest total that fits the allocation and has, by normal approximation, a power: variance pooled under the null hypothesis and
    /// each arm's own under the alternative.
    /// </summary>
    /// <param name="controlRate">True response rate in the control arm.</param>
    /// <param name="treatmentRate">True response rate in the treatment arm; another one.</param>
    /// <param name="treatmentPerControl">Patients in the treatment arm for each in the control arm, 1 or more.</param>
    /// <param name="power">Wanted power, below 1.</param>
    /// <param name="oneSidedAlpha">One-sided level.</param>
    public static int TotalPatients(
        double controlRate, double treatmentRate, int treatmentPerControl, double power, double oneSidedAlpha)
    {
        ArgumentOutOfRangeException.ThrowIfEqual(controlRate, treatmentRate);
        ArgumentOutOfRangeException.ThrowIfLessThan(treatmentPerControl, 1);
        double r = treatmentPerControl;
        double pooled = (controlRate + (r * treatmentRate)) / (1 + r);
        double underNull = (1 + r) * pooled * (1 - pooled);
        double underAlternative = (r * controlRate * (1 - controlRate)) + (treatmentRate * (1 - treatmentRate));
        double root = (NormalDistribution.UpperQuantile(oneSidedAlpha) * Math.Sqrt(underNull))
            + (NormalDistribution.UpperQuantile(1 - power) * Math.Sqrt(underAlternative));
        double difference = treatmentRate - controlRate;
        double total = (1 + r) / r * (root * root) / (difference * difference);
        return checked((int)Math.Ceiling(total / (1 + r)) * (1 + treatmentPerControl));
    }
}
