using TrialSim.Numerics.Distributions;

namespace TrialSim.Statistics.Estimation;

/// <summary>An estimated linear combination of a model's coefficients with its standard error.</summary>
/// <param name="Estimate">The combination, in units of the response (or of the link).</param>
/// <param name="StandardError">Its standard error; NaN where the data leave no error to judge by.</param>
/// <param name="DegreesOfFreedom">Of its t statistic, any number above 0; infinite where the reference distribution is normal.</param>
public readonly record struct ContrastEstimate(double Estimate, double StandardError, double DegreesOfFreedom)
{
    /// <summary>Estimate over standard error: t, or z where the degrees of freedom are infinite.</summary>
    public double Statistic => Estimate / StandardError;

    /// <summary>Two-sided p-value of the hypothesis that the combination is 0; NaN where it cannot be tested.</summary>
    public double P => DegreesOfFreedom > 0 ? StudentT.TwoSidedTail(Statistic, DegreesOfFreedom) : double.NaN;

    /// <summary>Confidence limits.</summary>
    /// <param name="confidence">Coverage, such as 0.95.</param>
    public (double Lower, double Upper) Interval(double confidence)
    {
        double reach = DegreesOfFreedom > 0 ? StudentT.Critical(1 - confidence, DegreesOfFreedom) * StandardError : double.NaN;
        return (Estimate - reach, Estimate + reach);
    }
}
