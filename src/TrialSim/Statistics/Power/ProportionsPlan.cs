using TrialSim.Numerics.Distributions;

namespace TrialSim.Statistics.Power;

/// <summary>Power and size of the comparison of two response rates by the pooled z test (Pearson's chi-square), by normal approximation.</summary>
/// <remarks>
/// Variance pooled under the null hypothesis, each arm's own under the alternative; rejections in the wrong direction do not count. With
/// equal arms the numbers are those of R's power.prop.test. Source: Kieser (2020), Methods and Applications of Sample Size Calculation and
/// Recalculation in Clinical Trials, chapter 5.
/// </remarks>
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
        ArgumentOutOfRangeException.ThrowIfLessThan(treatmentPerControl, 1);
        double controls = Controls(controlRate, treatmentRate, treatmentPerControl, power, oneSidedAlpha);
        return checked((int)Math.Ceiling(controls) * (1 + treatmentPerControl));
    }

    /// <summary>Patients in the control arm, not rounded, for a power.</summary>
    /// <param name="controlRate">True response rate in the control arm.</param>
    /// <param name="treatmentRate">True response rate in the treatment arm; another one.</param>
    /// <param name="treatmentPerControl">Patients in the treatment arm for each in the control arm, above 0.</param>
    /// <param name="power">Wanted power, below 1.</param>
    /// <param name="oneSidedAlpha">One-sided level.</param>
    public static double Controls(
        double controlRate, double treatmentRate, double treatmentPerControl, double power, double oneSidedAlpha)
    {
        ArgumentOutOfRangeException.ThrowIfEqual(controlRate, treatmentRate);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(treatmentPerControl);
        var (underNull, underAlternative) = Deviations(controlRate, treatmentRate, treatmentPerControl);
        double root = (NormalDistribution.UpperQuantile(oneSidedAlpha) * underNull) + (NormalDistribution.UpperQuantile(1 - power) * underAlternative);
        double difference = treatmentRate - controlRate;
        return root * root / (difference * difference);
    }

    /// <summary>Power.</summary>
    /// <param name="controlRate">True response rate in the control arm.</param>
    /// <param name="treatmentRate">True response rate in the treatment arm.</param>
    /// <param name="controls">Patients in the control arm.</param>
    /// <param name="treatmentPerControl">Patients in the treatment arm for each in the control arm, above 0.</param>
    /// <param name="oneSidedAlpha">One-sided level.</param>
    public static double Power(double controlRate, double treatmentRate, double controls, double treatmentPerControl, double oneSidedAlpha)
    {
        var (underNull, underAlternative) = Deviations(controlRate, treatmentRate, treatmentPerControl);
        double shift = Math.Sqrt(controls) * Math.Abs(treatmentRate - controlRate);
        return NormalDistribution.Cumulative((shift - (NormalDistribution.UpperQuantile(oneSidedAlpha) * underNull)) / underAlternative);
    }

    /// <summary>The response rate of the treatment arm, above that of the control arm, for a power.</summary>
    /// <param name="controlRate">True response rate in the control arm.</param>
    /// <param name="controls">Patients in the control arm.</param>
    /// <param name="treatmentPerControl">Patients in the treatment arm for each in the control arm, above 0.</param>
    /// <param name="power">Wanted power.</param>
    /// <param name="oneSidedAlpha">One-sided level.</param>
    /// <exception cref="StatisticsInputException">Not even a rate of 1 has that power.</exception>
    public static double HigherRateFor(double controlRate, double controls, double treatmentPerControl, double power, double oneSidedAlpha)
    {
        // the odds of the way from the control rate to 1 run over all positive numbers
        double odds = PowerSearch.Solve(o => Power(controlRate, Between(o), controls, treatmentPerControl, oneSidedAlpha), power, 1, "response rate");
        return Between(odds);

        double Between(double o) => controlRate + ((1 - controlRate) * o / (1 + o));
    }

    /// <summary>The one-sided level for a power.</summary>
    /// <param name="controlRate">True response rate in the control arm.</param>
    /// <param name="treatmentRate">True response rate in the treatment arm.</param>
    /// <param name="controls">Patients in the control arm.</param>
    /// <param name="treatmentPerControl">Patients in the treatment arm for each in the control arm, above 0.</param>
    /// <param name="power">Wanted power, between 0 and 1.</param>
    public static double OneSidedAlphaFor(double controlRate, double treatmentRate, double controls, double treatmentPerControl, double power)
    {
        var (underNull, underAlternative) = Deviations(controlRate, treatmentRate, treatmentPerControl);
        double shift = Math.Sqrt(controls) * Math.Abs(treatmentRate - controlRate);
        return NormalDistribution.UpperTail((shift + (NormalDistribution.UpperQuantile(power) * underAlternative)) / underNull);
    }

    // standard deviations of the difference of rates, times the root of the number of controls
    private static (double UnderNull, double UnderAlternative) Deviations(double controlRate, double treatmentRate, double treatmentPerControl)
    {
        double r = treatmentPerControl;
        double pooled = (controlRate + (r * treatmentRate)) / (1 + r);
        return (
            Math.Sqrt((1 + r) / r * pooled * (1 - pooled)),
            Math.Sqrt((controlRate * (1 - controlRate)) + (treatmentRate * (1 - treatmentRate) / r)));
    }
}
