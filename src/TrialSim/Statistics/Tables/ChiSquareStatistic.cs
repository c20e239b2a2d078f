using TrialSim.Numerics.Distributions;

namespace TrialSim.Statistics.Tables;

/// <summary>A test statistic that follows a chi-square distribution under the null hypothesis.</summary>
/// <param name="Value">The statistic; NaN where the table does not define it (an empty row or column).</param>
/// <param name="DegreesOfFreedom">Its degrees of freedom.</param>
public readonly record struct ChiSquareStatistic(double Value, double DegreesOfFreedom)
{
    /// <summary>Probability of a larger value under the null hypothesis; NaN where the statistic is.</summary>
    public double P => double.IsNaN(Value) || DegreesOfFreedom <= 0 ? double.NaN : ChiSquare.UpperTail(Value, DegreesOfFreedom);
}
