namespace TrialSim.Statistics.TwoSamples;

/// <summary>What a t test found; estimates are in the unit of the observations.</summary>
/// <param name="Outcome">Whether there was anything to test; otherwise only the estimate means something.</param>
/// <param name="Estimate">Mean, or first mean minus second mean.</param>
/// <param name="StandardError">Its standard error.</param>
/// <param name="DegreesOfFreedom">Degrees of freedom of Student's t, not whole for Welch's test.</param>
/// <param name="T">Estimate minus its null value, over the standard error.</param>
/// <param name="P">Probability, under the null hypothesis, of a t as far in the direction of the alternative.</param>
/// <param name="Interval">Confidence interval for the estimate; one-sided where the alternative is.</param>
public sealed record TTestResult(
    Estimability Outcome, double Estimate, double StandardError, double DegreesOfFreedom, double T, double P, ConfidenceInterval Interval);
